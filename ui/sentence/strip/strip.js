// Every quantity of every unit over the words; under it the chosen unit's curves. Numbers come from Python.
import { hover, keys, lit, pick, under } from './touch.js';
import { WAVE, waves } from './waves.js';
import { columns, measured, middle, reveal, sum } from '../../widgets/columns.js';
import { clear, cut, fadeEdges, fill, FONT, make, quoted, setAll, width } from '../../widgets/draw.js';
import { exportButtons } from '../../widgets/export.js';
import { brief, percent, tight } from '../../widgets/numbers.js';
import { pickComponent } from '../../widgets/picks.js';
import { hideTip } from '../../widgets/pointer.js';
import { linear } from '../../widgets/scale.js';
import { shadeScale } from '../../widgets/shades.js';

export const SMALL = `16px ${FONT}`;
export const GAP = 9, CURVE = 104, EDGE = 3;
const DASHES = ['', '7 4', '2 4'];

export default pickComponent('strip', {
  build, draw, show: mark, of: data => [...data.tokens, ...data.order.map(Number).sort(), ...data.quantities.map(q => q.key)].join(' '),
});

function build(root) {
  const state = { root, cells: new Map() };
  state.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group' });
  state.labels = make(make(state.frame, 'div', { class: 'labels' }), 'svg');
  state.scroll = make(state.frame, 'div', { class: 'plot' });
  state.plot = make(state.scroll, 'svg', { role: 'img' });
  state.tip = make(root, 'div', { class: 'tip' });
  const tools = make(root, 'div', { class: 'tools' });
  state.help = make(tools, 'span', { class: 'help quiet' });
  state.said = make(tools, 'span', { 'aria-live': 'polite', style: 'position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden' });
  exportButtons(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => ({ parts: [[state.labels, 0, 0], [state.plot, state.margin, 0]], name: state.data.file }));
  fadeEdges(state.scroll);
  state.plot.onpointermove = event => hover(state, event);
  state.plot.onpointerleave = () => { hideTip(state); lit(state); };
  state.plot.onclick = event => { const spot = under(state, event); if (spot) pick(state, spot); };
  state.frame.onkeydown = event => keys(state, event);
  return state;
}

function layout(state) {
  const { tokens, quantities, order } = state.data;
  state.wide = state.root.clientWidth;
  state.narrow = state.wide < 620;
  const names = quantities.map(q => width(named(q), SMALL)), full = Math.max(150, 26 + Math.max(...names) + 18);
  state.row = Math.max(4, Math.min(14, Math.round((state.data.tight || state.narrow ? 62 : 84) / order.length)));
  const last = state.data.next.at(-1)[0], least = state.data.waves ? 4 : state.data.close ? 3 : 7;  // between two columns
  state.expects = state.data.kind === 'number' ? [`→ ${last[0]}`, brief(last[1])] : [`→ ${quoted(last[0])}`, percent(last[1])];
  let left, room, extra;
  const fits = (size, two, margin, between) => {  // whether all is in view with letters of this size, the answer in two lines, such a margin
    state.size = size; state.font = `600 ${size}px ${FONT}`; state.two = two; state.margin = margin; state.terse = margin < 150;
    state.bare = state.data.waves ? tokens.map(() => 10) : measured(tokens, state.font, state.data.close ? 10 : 16, 220);
    extra = 18 + (two ? Math.max(...state.expects.map(part => width(part, state.font))) : width(state.expects.join(' '), state.font));
    room = state.wide - margin;
    left = room - EDGE - extra - sum(state.bare);
    return left >= between * tokens.length;
  };
  const tight = Math.min(5, least), margin = state.narrow ? 44 : full;
  const ways = [[17, false, margin, least], [16, false, margin, least], [16, rowed(state.data), margin, tight], [16, rowed(state.data), state.data.waves ? margin : 44, tight]];
  if (!ways.some(way => fits(...way))) fits(...ways[1]);
  const pad = Math.max(state.two ? tight : least, Math.min(40, left / tokens.length));
  Object.assign(state, columns(EDGE, state.bare.map(w => w + pad)));
  state.full = Math.max(room, state.end + extra);
  state.over = state.data.waves && state.narrow ? 22 : 0;
  state.head = state.over + (state.data.waves ? WAVE + (rowed(state.data) ? 16 : 30) : 30) + (rowed(state.data) ? 28 : 0);
  state.top = {}; let y = state.head;
  for (const q of quantities) { state.top[q.key] = y; y += order.length * state.row + GAP; }
  state.curves = y + 14;
  state.high = state.curves + 2 * (CURVE + 20) + 8;
  fadeEdges(state.scroll);
}

function draw(state) {
  layout(state);
  const { data, plot, labels, look } = state;
  for (const [svg, wide] of [[plot, state.full], [labels, state.margin]]) {
    clear(svg);
    setAll(svg, { width: wide, height: state.high, 'font-family': FONT });
  }
  make(plot, 'title', {}, data.alt); plot.setAttribute('aria-label', data.alt);
  state.frame.setAttribute('aria-label', fill(TEXT.frame, { noun: data.noun }));
  state.help.textContent = data.help ?? (state.narrow ? TEXT.tap : TEXT.click);
  heads(state, look);
  const H = data.order.length;
  for (const q of data.quantities) {
    const y = state.top[q.key];
    make(plot, 'rect', { x: EDGE, y, width: state.end - EDGE, height: H * state.row, fill: look.soft });
    cells(state, look, q, y);
    label(state, look, q, y, H);
  }
  if (data.began) began(state, look);
  state.marks = make(plot, 'g', { 'pointer-events': 'none' });
  state.light = make(plot, 'g', { 'pointer-events': 'none', 'data-role': 'light' });
  state.sides = make(labels, 'g');
  mark(state);
  if (data.noun === 'step' && !state.revealed) { state.revealed = true; reveal(state.scroll, state, state.picked.place); }  // its steps are many, and the first ones say little
}

// Where the network's own words begin.
function began(state, look) {
  const x = state.left[state.data.began] - 2;
  make(state.plot, 'line', { x1: x, x2: x, y1: 0, y2: state.high, stroke: look.accent, 'stroke-width': 3 });
  make(state.plot, 'rect', { x, y: 26, width: state.end - x, height: 3, fill: look.accent, 'data-role': 'began' });
}

// The cells of one quantity. Thousands of them: those of the last picture are used again.
function cells(state, look, q, y) {
  const group = state.cells.get(q.key) ?? make(null, 'g', { 'data-quantity': q.key, 'shape-rendering': 'crispEdges' });
  state.cells.set(q.key, group);
  state.plot.appendChild(group);
  const place = [y, state.row, state.data.order.length, ...state.left].join(), moved = group.place !== place;
  group.place = place;
  let rect = group.firstChild;
  state.data.order.forEach((unit, row) => q.values[unit].forEach((value, t) => {
    const now = rect ?? make(group, 'rect');
    if (moved || !rect) for (const [name, size] of [['x', state.left[t]], ['y', y + row * state.row], ['width', state.widths[t] - 1], ['height', state.row - (state.row > 6 ? 1 : 0)]]) now.setAttribute(name, size);
    setAll(now, { fill: value < 0 ? look.negative : q.ink[0], 'fill-opacity': Math.min(1, Math.abs(value / q.reach)).toFixed(3) });
    rect = now.nextSibling;
  }));
  while (rect) { const spare = rect; rect = rect.nextSibling; spare.remove(); }
}

function heads(state, look) {
  const { data, plot, labels } = state;
  const words = make(plot, 'g', { 'data-row': 'words' });
  if (data.waves) waves(state, look);
  else data.tokens.forEach((word, t) => {
    const strange = data.how[t] !== 'known';
    const holder = make(words, 'g');
    if (strange) make(holder, 'title', {}, data.meant[t]);
    make(holder, 'text', { x: middle(state, t), y: 20, 'text-anchor': 'middle', 'font-size': state.size, 'font-weight': 600, fill: look.text,
      'text-decoration': strange ? 'underline' : 'none', 'data-place': t }, cut(word, 220, state.font));
  });
  rowed(data)?.forEach((chance, t) => {
    if (chance === null) return;
    const [text, share] = Array.isArray(chance) ? chance : [tight(chance), chance];
    make(plot, 'rect', { x: state.left[t], y: state.head - 28, width: state.widths[t] - 1, height: 20, fill: look.soft });
    make(plot, 'rect', { x: state.left[t], y: state.head - 8 - 20 * share, width: state.widths[t] - 1, height: 20 * share, fill: look.accent, 'fill-opacity': 0.35 });
    if (width(text, SMALL) < state.widths[t]) make(plot, 'text', { x: middle(state, t), y: state.head - 12, 'text-anchor': 'middle', 'font-size': 16, fill: look.text }, text);
  });
  const expects = make(plot, 'text', { x: state.end + 6, y: 20, 'font-size': state.size, 'font-weight': 600, fill: look.accent, 'data-role': 'expects' });
  if (state.two) state.expects.forEach((part, k) => make(expects, 'tspan', { x: state.end + 6, y: [20, state.head - 12][k] }, part));
  else expects.textContent = state.expects.join(' ');
  if (rowed(data)) make(labels, 'text', { x: 0, y: state.head - 12, 'font-size': 16, fill: look.quiet }, state.terse ? (data.ahead ? 'P' : '=') : data.ahead ? 'chance beforehand' : 'its answer');
}

// What stands under the words: the chance each was given, or what is answered at each, or nothing.
function rowed(data) { return data.foreseen ?? data.answered; }

function label(state, look, q, y, H) {
  const centre = y + H * state.row / 2;
  make(state.labels, 'text', { x: 0, y: centre + 6, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(q.ink) }, q.symbol);
  if (state.terse) return;
  make(state.labels, 'text', { x: 26, y: centre - 3, 'font-size': 16, fill: look.text }, named(q));
  shadeScale(state.labels, look, q, 26, centre + 15);
}

function named(q) { return q.gate || 'ch'.includes(q.key) ? `${q.name}: ${q.does}` : q.name; }

export function mark(state) {
  const { data, marks, sides, picked, look } = state;
  clear(marks); clear(sides);
  const row = data.order.indexOf(picked.unit), x = state.left[picked.place], w = state.widths[picked.place];
  make(marks, 'rect', { x: x - 1.5, y: 2, width: w + 2, height: state.curves - 10, fill: 'none', stroke: look.text, 'stroke-width': 2, rx: 4 });
  for (const q of data.quantities) {
    const y = state.top[q.key] + row * state.row;
    make(marks, 'rect', { x: EDGE - 2, y: y - 1, width: state.end, height: state.row + 1, fill: 'none', stroke: look.text, 'stroke-width': 1.2 });
    if (q.key === picked.key) make(marks, 'rect', { x: x - 1.5, y: y - 2.5, width: w + 2, height: state.row + 4, fill: 'none', stroke: look.accent, 'stroke-width': 4 });
    if (q === data.quantities[0] && !state.terse) make(sides, 'text', { x: state.margin - 14, y: state.top[q.key] - 6, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, `unit ${picked.unit}`);
    make(sides, 'path', { d: `M${state.margin - 9},${y + state.row / 2 - 5} l8,5 l-8,5 z`, fill: look.text });
  }
  curves(state, look, data.quantities.filter(q => q.gate), state.curves, [0, 1], `unit ${picked.unit}: gates`);
  const signals = data.quantities.filter(q => !q.gate), reach = Math.max(...signals.map(q => q.reach));
  const from = data.quantities.some(q => q.gate) ? state.curves + CURVE + 20 : state.curves;
  curves(state, look, signals, from, [-reach, reach], `unit ${picked.unit}: signals`);
}

function curves(state, look, quantities, top, [low, high], title) {
  if (!quantities.length) return;
  const { marks, sides, picked } = state, y = linear([low, high], [top + CURVE, top]);
  for (const level of low < 0 ? [low, 0, high] : [low, high]) {
    make(marks, 'line', { x1: EDGE, x2: state.end, y1: y(level), y2: y(level), stroke: look.line, 'stroke-width': 1 });
    make(sides, 'text', { x: state.margin - 8, y: y(level) + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, level < 0 ? `−${-level}` : level);
  }
  make(sides, 'text', { x: 0, y: top + 14, 'font-size': 16, 'font-weight': 600, fill: look.text }, state.terse ? `u${picked.unit}` : title);
  quantities.forEach((q, k) => {
    const points = q.values[picked.unit].map((value, t) => [middle(state, t), y(value)]);
    make(marks, 'polyline', { points: points.map(p => p.map(v => v.toFixed(1)).join()).join(' '), fill: 'none', stroke: q.ink[0], 'stroke-width': 3, 'stroke-dasharray': DASHES[k] });
    const [cx, cy] = points[picked.place];
    make(marks, 'circle', { cx, cy, r: 5.5, fill: q.ink[0], stroke: look.page, 'stroke-width': 2 });
    if (state.terse) return;
    const ly = top + 38 + 20 * k;
    make(sides, 'line', { x1: 0, x2: 34, y1: ly - 5, y2: ly - 5, stroke: q.ink[0], 'stroke-width': 3, 'stroke-dasharray': DASHES[k] });
    make(sides, 'text', { x: 42, y: ly, 'font-size': 17, 'font-style': 'italic', 'font-weight': 700, fill: look.ink(q.ink) }, q.symbol);
  });
}
