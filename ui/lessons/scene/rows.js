// The rows: one for each quantity, a bar for each step or word; or the memory of all units as shades.
import { columns, measured, middle, sum } from '../../widgets/columns.js';
import { FONT, make, width } from '../../widgets/draw.js';
import { brief } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

export const LETTERS = 16;
const HIGH = ['c', 'gradient'];  // rows that are looked at most

// Where everything stands: state.margin, state.left and state.widths of the columns, state.tops and state.sizes of the rows.
// Words lean where they are too wide for their place.
export function layOut(state, frame) {
  const { data } = state, tight = data.room;
  state.narrow = state.wide < (tight ? 400 : 560);
  state.letters = data.rows.length || state.narrow || tight ? LETTERS : 20;
  state.margin = state.narrow ? 34 : data.rows.length ? 40 + Math.max(...data.rows.flatMap(row => [row.name, row.does]).map(text => width(text, `600 ${LETTERS}px ${FONT}`))) : 0;
  state.words = frame.labels ?? data.labels;
  if (!data.rows.length) return inLines(state, frame);
  const room = state.wide - state.margin - 2, wide = data.words ? measured(state.words, `800 ${state.letters}px ${FONT}`, 12, 240) : state.words.map(() => 0);
  const longest = Math.max(...wide), spare = (room - sum(wide)) / wide.length;
  state.leaning = data.words && spare < 5;
  const leant = room - 0.5 * wide.at(-1);  // the last word leans out
  Object.assign(state, columns(state.margin, wide.map(one => state.leaning ? leant / wide.length : one + spare)));
  state.head = state.leaning ? Math.min(tight ? 84 : 96, 0.8 * longest + 18) : 26;
  let y = state.head + 6;
  const many = data.rows.length > 4, gap = state.gap = tight ? 4 : 12;
  const [belt, usual, shade] = tight ? (many || frame.sum ? [46, 20, 6] : [76, 28, 6]) : state.narrow ? (many || frame.sum ? [60, 24, 10] : [96, 34, 12]) : many ? [80, 30, 13] : [140, 46, 13];
  const high = data.rows.filter(({ key }) => HIGH.includes(key)).length;
  state.sizes = data.rows.map(row => data.heat ? shade * data.units.length : HIGH.includes(row.key) ? belt / (high > 1 ? 1.6 : 1) : usual);
  state.tops = state.sizes.map(size => { const top = y + (state.narrow ? 20 : 0); y = top + size + gap; return top; });
  state.foot = y + 4;
  under(state, frame);
}

// A sentence alone, without rows, runs in lines as a sentence does.
function inLines(state, frame) {
  const size = state.narrow || state.data.room ? 18 : 22, font = `800 ${size}px ${FONT}`, every = 1.5 * size, gap = 0.22 * size;
  let x = 2, line = 0;
  state.places = state.words.map(word => {
    const wide = width(word, font);
    if (word === ',') x -= gap;
    if (x + wide > state.wide - 4) { x = 2; line += 1; }
    const place = { x, y: line * every, wide };
    x += wide + gap;
    return place;
  });
  state.line = [size, every];
  state.foot = (line + 1) * every + 8;
  state.tops = []; state.sizes = [];
  under(state, frame);
}

// What stands under the rows needs its height.
function under(state, frame) {
  const tight = state.data.room;
  state.high = state.foot;
  if (frame.sum) state.high += state.narrow ? 290 : 150;
  if (frame.answers) {
    state.answersAt = state.high + 1.3 * state.letters;
    state.every = state.letters > LETTERS ? 40 : tight ? 22 : 26;
    state.high += (tight ? 30 : 36) + Math.min(frame.answers.length, tight ? 3 : 9) * state.every;
  }
  if (state.narrow && state.tops.length) { state.noteAt = state.high + 14; state.high += 22; }
}

export function drawRows(state, frame, first, look) {
  if (state.places) return drawLines(state, frame, look);
  const { svg, data, left, widths, margin, end } = state, bottom = Math.max(state.head, state.foot - state.gap);
  if (frame.at !== undefined) make(svg, 'rect', { x: left[frame.at], y: 0, width: widths[frame.at], height: bottom, fill: look.accent, 'fill-opacity': 0.13, rx: 3 });
  drawLabels(state, frame, look);
  let dashed = false;
  data.rows.forEach((row, k) => {
    const [top, size] = [state.tops[k], state.sizes[k]], values = frame.rows[row.key];
    drawName(state, row, top, size, look);
    if (data.heat) return drawShades(state, row, values, top, size, frame, look);
    const y = linear(row.gate ? [0, 1] : [-row.reach, row.reach], [top + size, top]), zero = y(0), before = first.rows[row.key];
    make(svg, 'rect', { x: margin, y: top, width: end - margin, height: size, fill: look.soft });
    values.forEach((value, t) => {
      if (t > frame.until && !data.whole) return;
      const bar = { x: left[t] + 1, width: Math.max(1, widths[t] - 2), fill: row.ink[0] };
      make(svg, 'rect', { ...bar, y: Math.min(zero, y(value)), height: Math.max(1, Math.abs(y(value) - zero)), 'data-row': row.key });
      if (before && Math.abs(before[t] - value) > 0.005) {
        dashed = true;
        make(svg, 'rect', { ...bar, y: y(before[t]) - 1, height: 2, fill: look.quiet });
      }
    });
    make(svg, 'line', { x1: margin, x2: end, y1: zero, y2: zero, stroke: look.quiet });
    const said = row.at ?? frame.at;
    if (said !== undefined) drawNumber(state, values[said], middle(state, said), y, top, size, look);
  });
  if (dashed) make(svg, 'text', { x: 0, y: state.narrow ? state.noteAt : state.head - 8, 'font-size': LETTERS, fill: look.quiet }, TEXT.before);
}

function drawLines({ svg, places, words, line: [size, every], data }, frame, look) {
  places.forEach(({ x, y, wide }, t) => {
    const here = data.free && t === frame.at;
    if (here) make(svg, 'rect', { x: x - 3, y: y + 2, width: wide + 6, height: every - 2, rx: 4, fill: look.accent, 'fill-opacity': 0.18 });
    make(svg, 'text', { x, y: y + 0.72 * every, 'font-size': size, 'font-weight': here ? 800 : 500, fill: look.text }, words[t]);
  });
}

// The number of the column in view, beside the end of its bar.
function drawNumber(state, value, x, y, top, size, look) {
  const text = value && Math.abs(value) < 1e-6 ? '≈ 0' : brief(value), half = width(text, `700 ${LETTERS}px ${FONT}`) / 2 + 4;
  const at = Math.max(top + 14, Math.min(top + size - 3, value < 0 ? y(value) + 15 : y(value) - 4));
  const place = { x: Math.min(state.wide - half, Math.max(state.margin + half, x)), y: at, 'text-anchor': 'middle', 'font-size': LETTERS, 'font-weight': 700 };
  make(state.svg, 'text', { ...place, fill: look.text, stroke: look.page, 'stroke-width': 4, 'paint-order': 'stroke' }, text);
}

function drawLabels(state, frame, look) {
  const every = state.data.words || state.widths[0] > 25 ? 1 : 5;
  state.words.forEach((word, t) => {
    const here = t === frame.at, x = middle(state, t);
    if (!here && every > 1 && (Math.abs(t - frame.at) < 2 || +word % every)) return;
    const place = state.leaning
      ? { x: x + 5, y: state.head - 2, transform: `rotate(-55 ${x + 5} ${state.head - 2})` }
      : { x, y: state.head - 7, 'text-anchor': 'middle' };
    make(state.svg, 'text', { ...place, 'font-size': state.letters, 'font-weight': here ? 800 : 500, fill: here ? look.text : look.quiet }, word);
  });
}

function drawName(state, row, top, size, look) {
  const { svg, data } = state, ink = look.ink(row.ink), centre = top + size / 2;
  const symbol = { 'font-size': 22, 'font-weight': 700, 'font-style': 'italic', fill: ink };
  if (state.narrow) {
    make(svg, 'text', { ...symbol, x: 2, y: centre + 7 }, row.symbol);
    make(svg, 'text', { x: state.margin, y: top - 5, 'font-size': LETTERS, fill: ink }, `${row.name}: ${row.does}`);
    if (data.heat) make(svg, 'text', { x: 0, y: state.noteAt, 'font-size': LETTERS, fill: look.quiet }, shadesKey(data).join(', '));
    return;
  }
  const one = data.room && size < 34;
  make(svg, 'text', { ...symbol, x: 2, y: centre + 7 }, row.symbol);
  make(svg, 'text', { x: 28, y: centre + (one ? 5 : -3), 'font-size': LETTERS, 'font-weight': 600, fill: ink }, one ? row.does : row.name);
  if (!one) make(svg, 'text', { x: 28, y: centre + 15, 'font-size': LETTERS, fill: look.quiet }, row.does);
  if (data.heat) shadesKey(data).forEach((text, k) => { make(svg, 'text', { x: 28, y: centre + (data.room ? 31 + 16 * k : 40 + 20 * k), 'font-size': LETTERS, fill: look.quiet }, text); });
}

function shadesKey({ frames }) { return [TEXT.above, TEXT.below, ...(frames[0].silent === undefined ? [] : [TEXT.silenced])]; }

// Units as rows of shades, those silenced left white.
function drawShades(state, row, units, top, size, frame, look) {
  const high = size / units.length;
  units.forEach((values, u) => {
    const y = top + u * high, silent = u < (frame.silent ?? 0);
    values.forEach((value, t) => {
      const box = { x: state.left[t], y, width: state.widths[t] - 1, height: high - 1 };
      make(state.svg, 'rect', { ...box, fill: look.soft });
      if (!silent) make(state.svg, 'rect', { ...box, fill: value < 0 ? look.negative : row.ink[0], 'fill-opacity': Math.min(1, Math.abs(value) / row.reach).toFixed(2), 'data-row': row.key });
    });
    if (silent) make(state.svg, 'line', { x1: state.margin, x2: state.wide - 2, y1: y + high / 2, y2: y + high / 2, stroke: look.quiet, 'stroke-width': 2 });
  });
}
