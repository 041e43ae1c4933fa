// What is read, what is answered and what was right, and what that cost: in columns, step by step.
import { BOLD, comes, FADE, RIGHTWARD, RISE, SMALL } from './slow.js';
import { cut, FONT, make, width } from '../../widgets/draw.js';
import { brief, percent, say } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

const COST = 34, INPUT = 34, BLOCK = 84;

export function label(state, text, y, more = {}) {
  return make(state.svg, 'text', { x: 0, y, 'font-size': 16, fill: state.look.text, ...more }, text);
}

// The words over their columns; where not all have room, the first and the last.
export function spelt(state, tokens, longest) {
  const { slope } = state, base = 18 + Math.min(longest, 110) * (slope === 45 ? 0.71 : slope ? 1 : 0) - (slope === 90 ? 12 : 0), all = longest <= state.column + 4;
  label(state, 'reads', base);
  const at = t => ({ x: state.middle(t), y: base, 'font-size': 16, 'font-weight': 600, fill: state.look.text, 'text-anchor': 'middle' });
  tokens.forEach((word, t) => {
    const x = state.middle(t) + (slope === 90 ? 5 : 0);
    if (slope) make(state.svg, 'text', { ...at(t), x, 'text-anchor': 'start', transform: `rotate(-${slope} ${x} ${base})` }, cut(word, 110, BOLD));
    else if (all || t === 0 || t === tokens.length - 1) make(state.svg, 'text', at(t), cut(word, 88, BOLD));
  });
  if (!slope && !all) make(state.svg, 'text', { ...at(0), x: (state.margin + state.end) / 2 }, '…');
  return base + 8;
}

export function channels(state, y) {
  const { read } = state.data;
  read.channels.forEach((name, k) => {
    const values = read.numbers[k], low = Math.min(0, ...values), high = Math.max(0.001, ...values), at = linear([low, high], [y + INPUT, y]);
    label(state, cut(name, state.margin - 8, SMALL), y + INPUT / 2 + 5);
    values.forEach((v, t) => make(state.svg, 'rect', { x: state.left(t) + 0.5, width: Math.max(1, state.column - 1), y: Math.min(at(0), at(v)), height: Math.max(0.5, Math.abs(at(v) - at(0))), fill: state.look.quiet }));
    y += INPUT + 8;
  });
  return y;
}

// One answer alone: in large letters under the step that it is asked after, and what it was chosen among to their left.
export function alone(state, y) {
  const { data: { lone, answers, losses, stage }, look } = state, lit = k => stage === 2 || stage === 4 || (stage === 1 && k === 0);
  lone.forEach(([name, text, since], k) => {
    const at = y + 20 + 28 * k;
    label(state, name, at, { fill: stage < since ? look.quiet : look.text, 'font-weight': stage === 2 && k ? 650 : 400 });
    if (stage >= since) comes(state, make(state.svg, 'text', { x: state.seen, y: at, 'text-anchor': 'end', 'font-size': 20, 'font-weight': lit(k) ? 650 : 400, fill: k ? look.accent : look.text, class: 'number', 'data-role': name }, text), stage === 4 ? 4 : since, FADE);
  });
  const taken = Math.max(130, ...lone.map(([, text]) => width(text, `650 20px ${FONT}`)));
  (answers.rows ? chances : line)(state, y, state.seen - state.margin - taken - 24, losses.findIndex(cost => cost !== null));
  return y + BLOCK + 4;
}

// The chance of every answer; the right one stands out once it is known.
function chances(state, y, room) {
  const { data: { chances: all, stage }, look } = state, each = Math.min(96, room / all.length), top = Math.max(...all.flatMap(one => [one[1], one[2] ?? 0])), most = [0.25, 0.5, 1].find(step => top <= step) ?? 1, tall = BLOCK - 24;
  if (each < 17 || (each < 40 && all.some(([name]) => width(name, SMALL) > each))) return;
  all.forEach(([name, before, after, right], k) => {
    const x = state.margin + k * each, high = v => Math.max(1, tall * v / most), now = stage === 4 ? after ?? 0 : before, colour = right && stage > 1 ? look.accent : look.quiet;
    const bar = make(state.svg, 'rect', { x: x + 2, width: each - 4, y: y + tall - high(now), height: high(now), fill: colour, 'fill-opacity': right && stage > 1 ? 1 : 0.5 });
    make(bar, 'title', {}, `${name}: ${percent(before)}${stage === 4 ? `, then ${percent(after ?? 0)}` : ''}`);
    bar.style.transformOrigin = `0 ${y + tall}px`;
    comes(state, bar, 1, RISE); comes(state, bar, 4, RISE);
    if (stage === 4) make(state.svg, 'rect', { x: x + 2, width: each - 4, y: y + tall - high(before), height: high(before), fill: 'none', stroke: look.text, 'stroke-dasharray': '3 3' });
    make(state.svg, 'text', { x: x + each / 2, y: y + tall + 18, 'text-anchor': 'middle', 'font-size': 16, 'font-weight': right && stage > 1 ? 700 : 400, fill: right && stage > 1 ? look.accent : look.text }, cut(name, each - 2, SMALL));
  });
}

// A number said and the right one, on a line; the gap between them is what is squared.
function line(state, y, room, t) {
  const { data: { answers, answers_after: later, stage }, look } = state;
  if (answers.names.length > 1 || room < 160) return;
  const said = answers.said[0][t], right = answers.truth[0][t], now = later.said[0][t], all = [0, 1, said, right, now], low = Math.min(...all), high = Math.max(...all);
  const at = linear([low, high], [state.margin + 20, state.margin + room - 40]), level = y + 40;
  make(state.svg, 'line', { x1: at(low), x2: at(high), y1: level, y2: level, stroke: look.line, 'stroke-width': 2 });
  if (at(1) - at(0) > 30) for (const v of [0, 1]) make(state.svg, 'text', { x: at(v), y: level + 24, 'text-anchor': 'middle', 'font-size': 16, fill: look.quiet }, say(v));
  const from = stage === 4 ? now : said;
  if (stage > 1) comes(state, make(state.svg, 'line', { x1: at(from), x2: at(right), y1: level, y2: level, stroke: look.accent, 'stroke-width': 6, 'stroke-opacity': 0.5 }), stage, FADE);
  const close = stage > 1 && Math.abs(at(from) - at(right)) < 60, side = (v, other) => close ? (v < other ? 'end' : 'start') : 'middle';
  const dot = (v, name, colour, fill, other) => {
    make(state.svg, 'circle', { cx: at(v), cy: level, r: 7, fill, stroke: colour, 'stroke-width': 2.5 });
    return make(state.svg, 'text', { x: at(v) + (close ? (v < other ? 8 : -8) : 0), y: level - 14, 'text-anchor': side(v, other), 'font-size': 16, 'font-weight': 600, fill: colour }, name);
  };
  dot(said, stage === 4 ? '' : 'says', look.text, stage === 4 ? look.page : look.text, right);
  if (stage > 1) comes(state, dot(right, 'right', look.accent, look.accent, from), 2, FADE);
  if (stage === 4) comes(state, dot(now, 'now', look.text, look.text, right), 4, FADE);
}

// Answers after many steps: each in its column.
export function classed(state, y) {
  const { data: { answers: { rows }, stage }, look } = state;
  label(state, 'says', y + 18);
  label(state, 'right', y + 42, { fill: stage < 2 ? look.quiet : look.text });
  const word = (t, text, at, colour) => width(text, BOLD) > state.column + 4 ? null
    : make(state.svg, 'text', { x: state.middle(t), y: at, 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 600, fill: colour }, text);
  rows.forEach((one, t) => {
    if (!one) return;
    const [said, , truth, right] = one, fine = said === truth;
    if (stage > 1) comes(state, make(state.svg, 'rect', { x: state.left(t), y: y + 3, width: Math.max(2, state.column - 1), height: 20, fill: fine ? look.accent : look.negative, 'fill-opacity': fine ? 0.25 : 0.4, 'data-chance': right }), 2, FADE);
    word(t, said, y + 18, look.text);
    if (stage > 1) comes(state, word(t, truth, y + 42, look.accent), 2, FADE);
  });
  return y + 50;
}

export function numbered(state, y) {
  const { data: { answers: { names, said, truth, asked }, answers_after: later, stage }, look } = state, places = asked.flatMap((yes, t) => yes ? [t] : []), tall = 50;
  names.forEach((name, k) => {
    const all = [...said[k], ...truth[k], ...later.said[k]], low = Math.min(0, ...all), high = Math.max(0.001, ...all), at = linear([low, high], [y + 4 + tall, y + 4]);
    label(state, 'says', y + 20);
    label(state, stage < 2 ? 'right' : 'right, dashed', y + 44, { fill: stage < 2 ? look.quiet : look.accent });
    const drawn = (values, colour, dash) => make(state.svg, 'polyline', { points: places.map(t => `${state.middle(t).toFixed(1)},${at(values[t]).toFixed(1)}`).join(' '), fill: 'none', stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash });
    if (stage === 4) drawn(said[k], look.line, '');
    comes(state, drawn((stage === 4 ? later : { said }).said[k], look.text, ''), stage === 4 ? 4 : 1, RIGHTWARD);
    if (stage > 1) comes(state, drawn(truth[k], look.accent, '6 4'), 2, FADE);
    y += tall + 12;
  });
  return y;
}

export function costs(state, y) {
  const { data: { losses, losses_after: cheaper, stage }, look } = state, most = Math.max(1e-12, ...losses, ...(stage === 4 ? cheaper : []));
  label(state, 'loss', y + COST - 8, { fill: stage < 2 ? look.quiet : look.text, 'font-weight': stage === 2 ? 650 : 400 });
  make(state.svg, 'line', { x1: state.margin, x2: state.end, y1: y + COST, y2: y + COST, stroke: look.line });
  if (stage < 2) return y + COST;
  losses.forEach((before, t) => {
    if (before === null) return;
    const now = stage === 4 ? cheaper[t] ?? 0 : before, high = v => Math.max(1, (COST - 2) * v / most), x = state.left(t) + 0.5, wide = Math.max(2, state.column - 1);
    const bar = make(state.svg, 'rect', { x, width: wide, y: y + COST - high(now), height: high(now), fill: look.accent, 'fill-opacity': 0.4 });
    make(bar, 'title', {}, `loss ${say(before)}${stage === 4 ? `, then ${say(now)}` : ''}`);
    bar.style.transformOrigin = `0 ${y + COST}px`;
    comes(state, bar, 2, RISE); comes(state, bar, 4, RISE);
    if (stage === 4) make(state.svg, 'rect', { x, width: wide, y: y + COST - high(before), height: high(before), fill: 'none', stroke: look.quiet, 'stroke-dasharray': '2 2' });
    if (state.column >= 38) make(state.svg, 'text', { x: state.middle(t), y: y + COST - 8, 'text-anchor': 'middle', 'font-size': 16, fill: look.text, class: 'number' }, brief(now));
  });
  return y + COST;
}
