// The wiring on its sheet, and the numbers on the wires.
import { aside, go, value } from './step.js';
import { clear, FONT, make, setAll, setText } from '../../widgets/draw.js';
import { brief, percent, say } from '../../widgets/numbers.js';
import { hideTip, showTip } from '../../widgets/pointer.js';

const CELL = 7;  // the width of one unit in a row of all units
const LEAST = 12.2, IN_A_ROOM = 16;  // px that a letter has on the screen, at least
const LEFT = 176;  // px of a room's window that words, steps and ways take
const PLAIN = { ink: ['#8B929C', '#5A626D', '#AAB2BD'] };

function ink(state, signal) { return (state.data.signals[signal] ?? PLAIN).ink; }

export function sheet(state) {
  const { laid: data, sheet: svg, look } = state, [wide, high, top] = data.size, tall = high + (data.upright ? 0 : 24) - top;
  clear(svg);
  const left = state.data.tight ? (innerHeight / (state.root.currentCSSZoom || 1) - LEFT) * wide / tall : Infinity;
  const shown = Math.min(left, data.upright ? Math.min(state.wide, 420) : state.narrow ? Math.max(state.wide, 720) : Math.min(state.wide - aside(state), 1240));
  state.letters = size => Math.max(size, (state.data.tight ? IN_A_ROOM : LEAST) * wide / shown);  // however small the sheet is shown
  svg.setAttribute('viewBox', `0 ${top} ${wide} ${tall}`);
  setAll(svg, { width: shown, height: shown * tall / wide, 'font-family': FONT, 'aria-label': `The ${data.name} as a picture` });
  make(svg, 'rect', data.upright ? { x: 36, y: 62, width: wide - 98, height: high - 108, rx: 22, fill: look.soft } : { x: 108, y: top + 36, width: 1052, height: 420 - top, rx: 22, fill: look.soft });
  state.parts = [];
  for (const wire of data.wires) if (wire.path) line(state, wire);
  for (const node of data.nodes) ({ squash: box, operator, end, join })[node.kind](state, node);
  state.numbers = data.wires.filter(wire => wire.label.length).map(wire => number(state, wire));
  state.answer = make(svg, 'text', { ...(data.upright ? { x: 122, y: high - 86 } : { x: 1160, y: top + 24, 'text-anchor': 'end' }), 'font-size': state.letters(20), 'font-weight': 600, fill: look.accent, 'data-role': 'expects' });
}

function part(state, tag, attributes, { steps, stage, signal, says }) {
  const node = make(state.sheet, tag, attributes);
  state.parts.push({ node, steps, stage, signal, says });
  return node;
}

function line(state, wire) {
  const colour = ink(state, wire.signal)[0], group = part(state, 'g', { 'data-wire': wire.signal }, wire);
  state.parts.at(-1).pipe = make(group, 'path', { d: wire.path, fill: 'none', stroke: colour, 'stroke-width': 3.5, 'stroke-linejoin': 'round' });
  if (wire.arrow) make(group, 'path', { d: head(wire.path), fill: colour });
}

// An arrow head at the end of a path of straight lines.
function head(path) {
  const steps = [...path.matchAll(/([MHV])(-?[\d.]+)(?:,(-?[\d.]+))?/g)];
  let x = 0, y = 0, way = '';
  for (const [, kind, a, b] of steps) {
    const [u, v] = kind === 'H' ? [+a, y] : kind === 'V' ? [x, +a] : [+a, +b];
    if (kind !== 'M') way = kind === 'H' ? (u > x ? 'right' : 'left') : (v > y ? 'down' : 'up');
    [x, y] = [u, v];
  }
  const shape = { right: 'm2,0 l-11,-6 v12 z', left: 'm-2,0 l11,-6 v12 z', down: 'm0,2 l-6,-11 h12 z', up: 'm0,-2 l-6,11 h12 z' };
  return `M${x},${y} ${shape[way]}`;
}

function box(state, node) {
  const { look, data } = state, colours = ink(state, node.signal), flow = data.signals[node.signal], small = node.signal === 'shown';
  const [w, h] = small ? [116, 62] : [144, 64], left = node.x - w / 2 + 10;
  const group = part(state, 'g', { role: 'button', tabindex: 0, class: 'gate', 'data-key': node.signal, 'aria-label': `${small ? `${node.sign} of the memory` : flow.name}: open its arithmetic` }, node);
  make(group, 'rect', { x: node.x - w / 2, y: node.y - h / 2, width: w, height: h, rx: 10, fill: look.page, stroke: look.ink(colours), 'stroke-width': 2.5 });
  const title = make(group, 'text', { x: left, y: node.y + (small ? 6 : -4), 'font-size': small ? state.letters(18) : state.letters(24), 'font-weight': 700, fill: look.ink(colours) });
  if (!small) make(title, 'tspan', { 'font-style': 'italic' }, flow.symbol);
  make(title, 'tspan', { 'font-size': state.letters(18) }, small ? node.sign : ` = ${node.sign}`);
  if (!small) make(group, 'text', { x: left, y: node.y + 21, 'font-size': state.letters(17), fill: look.text }, flow.name.replace(' gate', ''));
  const { z, y, low, high } = data.squashes[node.curve];
  const middle = node.x + w / 2 - 31, at = (a, b) => [middle + 22 * Math.max(-1, Math.min(1, a / 6)), node.y + 22 - 44 * (Math.max(low, Math.min(high, b)) - low) / (high - low)];
  make(group, 'polyline', { points: z.map((a, k) => [a, k]).filter(([a]) => Math.abs(a) <= 6).map(([a, k]) => at(a, y[k]).map(v => v.toFixed(1)).join()).join(' '), fill: 'none', stroke: colours[0], 'stroke-width': 2 });
  const dot = make(group, 'circle', { r: 5, fill: look.ink(colours), stroke: look.page, 'stroke-width': 1.5 });
  state.parts.at(-1).dot = { dot, at, input: small ? 'c' : `sum ${node.signal}` };
  group.onclick = () => { hideTip(state); go(state, { key: state.picked.key === node.signal ? '' : node.signal }); };
  group.onkeydown = event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); event.stopPropagation(); group.onclick(); } };
}

function operator(state, node) {
  const { look } = state, group = part(state, 'g', { 'data-operator': node.signal }, node);
  make(group, 'circle', { cx: node.x, cy: node.y, r: 21, fill: look.page, stroke: look.text, 'stroke-width': 2 });
  make(group, 'text', { x: node.x, y: node.y + (node.sign.length > 1 ? 7 : 9), 'text-anchor': 'middle', 'font-size': state.letters(node.sign.length > 1 ? 20 : 28), fill: look.text }, node.sign);
}

function end(state, node) {
  const { look } = state, group = part(state, 'g', { 'data-end': node.signal }, node);
  const text = make(group, 'text', { x: node.x, y: node.y + 7, 'text-anchor': 'middle', 'font-size': state.letters(22), 'font-weight': 700, 'font-style': 'italic', fill: look.ink(ink(state, node.signal)) }, node.sign);
  if (node.signal !== 'x') return;
  const { upright } = state.laid;
  setAll(text, upright ? { x: node.x + 8 } : { x: node.x - 8, 'text-anchor': 'end' });
  state.word = make(group, 'text', { x: upright ? state.laid.size[0] - 4 : node.x, y: node.y + (upright ? -18 : 7), 'text-anchor': upright ? 'end' : 'start', 'font-size': state.letters(20), 'font-weight': 600, fill: look.text, 'data-role': 'word' });
}

function join(state, node) {
  const group = part(state, 'g', {}, node);
  make(group, 'circle', { cx: node.x, cy: node.y, r: 6, fill: ink(state, 'x')[0] });
  if (state.laid.upright) return;
  make(group, 'text', { x: node.x + 14, y: node.y + 24, 'font-size': state.letters(17), fill: state.look.quiet }, `[h(t−1), x]: ${state.data.units} + ${state.data.inputs} numbers, to every gate`);
}

function number(state, wire) {
  const { look, data } = state, [x, y, anchor = 'start'] = wire.label, group = part(state, 'g', { 'data-signal': wire.signal }, wire);
  const text = make(group, 'text', { x, y, 'text-anchor': anchor, 'font-size': state.letters(state.narrow && state.wide >= 620 ? 24 : 20), 'font-weight': 650, class: 'number halo', fill: look.ink(ink(state, wire.signal)) });
  const row = make(group, 'g'), from = x - { start: 0, middle: 0.5, end: 1 }[anchor] * CELL * data.row.length;
  const cells = data.row.map((unit, k) => {
    const cell = make(row, 'rect', { x: from + CELL * k, y: y - 32, width: CELL - 1, height: 12, cursor: 'pointer' });
    cell.onclick = () => go(state, { unit: state.data.row[k] });
    return cell;
  });
  const mark = make(row, 'rect', { y: y - 33.5, width: CELL + 1.5, height: 15, fill: 'none', stroke: look.text, 'stroke-width': 1.4 });
  return { wire, text, row, cells, mark, from };
}

// The numbers of the word and unit in view.
export function values(state) {
  const { data, picked, look } = state, unit = picked.unit;
  for (const { wire, text, row, cells, mark, from } of state.numbers) {
    const now = value(state, wire.signal), flow = data.signals[wire.signal];
    text.textContent = brief(now);
    text.setAttribute('data-value', now);
    row.setAttribute('display', picked.all ? 'inline' : 'none');
    if (!picked.all) continue;
    cells.forEach((cell, k) => {
      const one = value(state, wire.signal, data.row[k]);
      setAll(cell, { fill: one < 0 ? look.negative : flow.ink[0], 'fill-opacity': (0.08 + 0.92 * Math.min(1, Math.abs(one / flow.reach))).toFixed(3) });
    });
    mark.setAttribute('x', from + CELL * data.row.indexOf(unit) - 1.5);
  }
  for (const { dot, pipe, signal } of state.parts) {
    if (pipe && data.signals[signal]) pipe.setAttribute('stroke-width', 2 + 5 * Math.min(1, Math.abs(value(state, signal))));
    if (!dot) continue;
    const sum = value(state, dot.input), [cx, cy] = dot.at(sum, value(state, dot.input === 'c' ? 'shown' : dot.input.slice(4)));
    setAll(dot.dot, { cx, cy });
  }
  setText(state.word, data.numbers ? `= ${data.tokens[picked.place]}` : `= “${data.tokens[picked.place]}”`);
  const [[word, chance]] = data.next[picked.place];
  setText(state.answer, data.kind === 'number' ? `${word}: ${brief(chance)}` : `${data.ahead ? 'expects' : 'answers'} “${word}” ${percent(chance)}`);
  state.where.textContent = `${data.noun} ${picked.place + 1} of ${data.tokens.length}`;
}

export function dim(state) {
  const { phase } = state.picked;
  for (const { node, steps } of state.parts) node.setAttribute('opacity', phase === 0 || steps.includes(phase) ? 1 : 0.18);
}

// What flows where, and in which order: a short wave through the cell, from what comes in to what goes out.
export function flow(state) {
  for (const { node, stage } of state.parts) {
    if (stage === undefined) continue;
    const lit = +node.getAttribute('opacity');
    node.animate([{ opacity: 0.15 * lit }, { opacity: lit }], { duration: 180, delay: stage * 45, fill: 'backwards' });
  }
}

export function hover(state, event) {
  const over = event.target.closest('g[data-signal], g[data-key], g[data-operator], g[data-wire], g[data-end]'), { tip, data } = state;
  const found = over && state.parts.find(({ node }) => node === over);
  if (!found) { hideTip(state); return; }
  clear(tip);
  const flow = data.signals[found.signal];
  if (flow) make(tip, 'div', { class: 'number', style: 'font-weight:600' }, `${flow.symbol} = ${say(value(state, found.signal), 5)}`);
  if (flow) make(tip, 'div', {}, `${flow.name}, unit ${state.picked.unit}, at “${data.tokens[state.picked.place]}”`);
  if (flow) make(tip, 'div', { class: 'number' }, shapes(data, data.nodes.find(node => node.kind === 'squash' && node.signal === found.signal)));
  if (found.signal === 'x') make(tip, 'div', { style: 'font-weight:600' }, `${data.noun === 'word' ? 'the word' : 'the input'} “${data.tokens[state.picked.place]}”`);
  if (found.says) make(tip, 'div', {}, found.says);
  showTip(state, event);
}

// How many numbers flow there, and of a gate what they are made of.
export function shapes({ units, fed }, node) {
  if (!node || node.signal === 'shown') return `${units} numbers, one for each unit`;
  return `(${units}) = ${node.sign}((${units} × ${fed}) (${fed}) + (${units}))`;
}
