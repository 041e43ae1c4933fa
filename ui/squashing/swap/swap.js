// One unit over the words, as the network is and with another function at one place; what it does to all of them beside it. Numbers come from Python.
import { columns, measured, middle, sum } from '../../widgets/columns.js';
import { clear, cut, fadeEdges, FONT, make, setAll, theme, width } from '../../widgets/draw.js';
import { component } from '../../widgets/mount.js';
import { brief, say } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

const HEAD = 30, HIGH = 92, GAP = 16, EDGE = 3, FAR = 150;
const WORD = `600 17px ${FONT}`, SMALL = `16px ${FONT}`;

export default component('swap', { build, draw });

function build(root) {
  const state = { root };
  state.said = make(root, 'div', { class: 'said', 'aria-live': 'polite' });
  state.frame = make(root, 'div', { class: 'frame' });
  state.labels = make(make(state.frame, 'div', { class: 'labels' }), 'svg', { 'aria-hidden': true });
  state.scroll = make(state.frame, 'div', { class: 'plot', tabindex: 0, role: 'group', 'aria-label': 'One unit over the words' });
  state.plot = make(state.scroll, 'svg', { role: 'img' });
  state.side = make(root, 'div');
  return state;
}

function draw(state) {
  const { root, data, plot, labels } = state, look = state.look = theme(root);
  state.wide = root.clientWidth;
  root.classList.toggle('narrow', state.wide < 900);
  clear(state.said);
  for (const line of data.said) make(state.said, 'p', {}, line);
  state.margin = state.wide < 620 ? 62 : 168;
  const room = state.frame.clientWidth - state.margin, bare = measured(data.tokens, WORD, 16, 200);
  const spare = (room - 2 * EDGE - sum(bare)) / data.tokens.length, pad = spare >= 4 ? Math.min(40, spare) : 7;
  Object.assign(state, columns(EDGE, bare.map(w => w + pad)));
  const high = HEAD + data.panels.length * (HIGH + GAP);
  for (const [svg, wide] of [[plot, state.end + EDGE], [labels, state.margin]]) {
    clear(svg);
    setAll(svg, { width: wide, height: high, 'font-family': FONT });
  }
  plot.setAttribute('aria-label', data.alt);
  data.tokens.forEach((word, t) => make(plot, 'text', { x: middle(state, t), y: 20, 'text-anchor': 'middle', 'font-size': 17, 'font-weight': 600, fill: t < data.steps ? look.text : look.quiet, 'data-place': t }, cut(word, 200, WORD)));
  make(labels, 'text', { x: 0, y: 20, 'font-size': 16, fill: look.quiet }, `unit ${data.unit}`);
  data.panels.forEach((panel, k) => curves(state, panel, HEAD + k * (HIGH + GAP)));
  fadeEdges(state.scroll);
  clear(state.side);
  table(state);
  long(state);
}

function curves(state, panel, top) {
  const { plot, labels, look } = state, y = linear([panel.low, panel.high], [top + HIGH, top]);
  const clip = value => Math.max(panel.low, Math.min(panel.high, value)), ink = look.ink(panel.ink);
  if (panel.band.length) {
    const [from, to] = [Math.max(panel.band[0], panel.low), panel.band[1]];
    make(plot, 'rect', { x: EDGE, y: y(to), width: state.end - EDGE, height: y(from) - y(to), fill: look.soft });
  }
  const levels = panel.band.length ? [panel.low < 0 ? -1 : 0, 0, 1] : [panel.low < 0 ? -Math.floor(panel.high) : 0, 0, Math.floor(panel.high)];
  for (const level of new Set(levels)) {
    make(plot, 'line', { x1: EDGE, x2: state.end, y1: y(level), y2: y(level), stroke: look.line });
    make(labels, 'text', { x: state.margin - 8, y: y(level) + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, say(level));
  }
  make(labels, 'text', { x: 0, y: top + HIGH / 2 - 2, 'font-size': 20, 'font-weight': 700, 'font-style': 'italic', fill: ink }, state.margin < 100 && panel.symbol.length > 2 ? 't' : panel.symbol);
  if (state.margin > 100) make(labels, 'text', { x: 0, y: top + HIGH / 2 + 18, 'font-size': 16, fill: look.text }, panel.name);
  const line = values => values.map((value, t) => `${middle(state, t).toFixed(1)},${y(clip(value)).toFixed(1)}`).join(' ');
  make(plot, 'polyline', { points: line(panel.wrong), fill: 'none', stroke: panel.ink[0], 'stroke-width': 4, 'stroke-linejoin': 'round', 'data-wrong': panel.place });
  make(plot, 'polyline', { points: line(panel.right), fill: 'none', stroke: look.text, 'stroke-width': 2, 'stroke-dasharray': '5 4', 'data-right': panel.place });
  if (panel.wrong.length === 1) for (const [values, colour, r] of [[panel.wrong, panel.ink[0], 7], [panel.right, look.text, 4]])
    make(plot, 'circle', { cx: middle(state, 0), cy: y(clip(values[0])), r, fill: colour });
  let free = 0;
  panel.wrong.forEach((value, t) => {
    if (value === clip(value)) return;
    const x = middle(state, t), up = value > 0, tip = up ? y(panel.high) : y(panel.low), said = brief(value), half = width(said, SMALL) / 2;
    make(plot, 'path', { d: up ? `M${x - 6},${tip + 9} h12 l-6,-11 z` : `M${x - 6},${tip - 9} h12 l-6,11 z`, fill: ink });
    if (x - half < free) return;
    make(plot, 'text', { x, y: up ? tip + 25 : tip - 13, 'text-anchor': 'middle', 'font-size': 16, fill: look.text, stroke: look.page, 'stroke-width': 4, 'paint-order': 'stroke' }, said);
    free = x + half + 6;
  });
}

// The farthest memory of all units while the sentence is read again and again, on a scale of powers of ten.
function long(state) {
  const { data, look } = state, { right, wrong, steps } = data.long, box = make(state.side, 'div'), wide = Math.min(state.side.clientWidth, 560);
  make(box, 'div', { style: 'font-weight:600;font-size:17px;margin-top:10px' }, `The largest memory, the sentence read on to ${steps} words`);
  const svg = make(box, 'svg', { width: wide, height: FAR + 42, 'font-family': FONT, role: 'img', 'aria-label': `The largest memory over ${steps} words: ${data.long.far}` });
  const all = [...right, ...wrong, 0], high = Math.ceil(Math.max(...all, 1)), low = Math.floor(Math.max(-2, Math.min(...all))), from = 58;
  const x = linear([0, steps], [from, wide - 8]), y = linear([low, high], [14 + FAR, 14]);
  for (const power of new Set([low, 0, high])) {
    if (power && power !== high && y(0) - y(power) < 18 && y(power) - y(0) < 18) continue;
    make(svg, 'line', { x1: from, x2: wide, y1: y(power), y2: y(power), stroke: look.line });
    make(svg, 'text', { x: from - 7, y: y(power) + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, { '-2': '0.01', '-1': '0.1', 0: '1', 1: '10', 2: '100' }[power] ?? say(+`1e${power}`, 0).replace('1.0·', ''));
  }
  for (const step of [1, steps / 2, steps]) make(svg, 'text', { x: x(step), y: FAR + 36, 'text-anchor': step === steps ? 'end' : 'middle', 'font-size': 16, fill: look.quiet }, step);
  const line = powers => powers.map((power, t) => `${x(t + 1).toFixed(1)},${y(Math.max(low, power)).toFixed(1)}`).join(' ');
  const ink = data.panels.find(panel => panel.place === 'c').ink;
  make(svg, 'polyline', { points: line(wrong), fill: 'none', stroke: ink[0], 'stroke-width': 4 });
  make(svg, 'polyline', { points: line(right), fill: 'none', stroke: look.text, 'stroke-width': 2, 'stroke-dasharray': '5 4' });
  if (!wrong.length || wrong.length === steps) return;
  make(svg, 'path', { d: `M${x(wrong.length) - 6},${y(wrong.at(-1)) - 6} l12,12 m0,-12 l-12,12`, stroke: look.text, 'stroke-width': 3 });
}

function table(state) {
  const { data, look } = state, grid = make(state.side, 'table'), panel = data.panels[0];
  make(grid, 'caption', {}, 'Over all units and words');
  const head = make(make(grid, 'thead'), 'tr');
  make(head, 'td');
  for (const [kind, name] of [['right', 'as it is'], ['wrong', 'swapped']]) {
    const cell = make(head, 'th', { scope: 'col' });
    make(cell, 'span', { class: `key ${kind}`, style: `border-color:${kind === 'right' ? look.text : panel.ink[0]}` });
    make(cell, 'span', {}, name);
  }
  const body = make(grid, 'tbody');
  for (const [name, right, wrong] of data.rows) {
    const row = make(body, 'tr');
    make(row, 'th', { scope: 'row' }, name);
    make(row, 'td', { 'data-right': name }, right);
    make(row, 'td', { class: right === wrong ? '' : 'unlike', 'data-wrong': name }, wrong);
  }
}
