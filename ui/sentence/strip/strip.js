// Every quantity of every unit over the words; under it the chosen unit's curves. Numbers come from Python.
import { hover, keys, pick, reveal, under } from './touch.js';
import { WAVE, waves } from './waves.js';
import { clear, cue, cut, FONT, hear, make, mount, place, quoted, savers, send, SVG, theme, width } from '../../widgets/draw.js';
import { brief, percent, tight } from '../../widgets/numbers.js';

export const SMALL = `16px ${FONT}`;
export const GAP = 9, CURVE = 104, EDGE = 3;
const DASHES = ['', '7 4', '2 4'];

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'strip', { build, draw }), root = me.root;
  const { picked, seen, ...picture } = data, drawn = JSON.stringify(picture) + theme(root).page;
  hear(me, picked, seen, setStateValue, [...data.tokens, ...data.order.map(Number).sort(), ...data.quantities.map(q => q.key)].join(' '));
  me.data = data;
  if (me.drawn === drawn && me.wide === root.clientWidth) mark(me); else draw(me);
  me.drawn = drawn;
  send(me);
  return me.leave;
}

function build(root) {
  const me = { root, cells: new Map() };
  me.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group' });
  me.labels = make(make(me.frame, 'div', { class: 'labels' }), 'svg');
  me.scroll = make(me.frame, 'div', { class: 'plot' });
  me.plot = make(me.scroll, 'svg', { role: 'img' });
  me.tip = make(root, 'div', { class: 'tip' });
  const tools = make(root, 'div', { class: 'tools' });
  me.help = make(tools, 'span', { class: 'help quiet' });
  me.said = make(tools, 'span', { 'aria-live': 'polite', style: 'position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden' });
  savers(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => [whole(me), me.data.file]);
  cue(me.scroll);
  me.plot.onpointermove = event => hover(me, event);
  me.plot.onpointerleave = () => { me.tip.style.visibility = 'hidden'; };
  me.plot.onclick = event => { const spot = under(me, event); if (spot) pick(me, spot); };
  me.frame.onkeydown = event => keys(me, event);
  return me;
}

function layout(me) {
  const { tokens, quantities, order } = me.data;
  me.wide = me.root.clientWidth;
  me.narrow = me.wide < 620;
  const names = quantities.map(q => width(named(q), SMALL)), full = Math.max(150, 26 + Math.max(...names) + 18);
  me.row = Math.max(4, Math.min(14, Math.round((me.data.tight ? 62 : 84) / order.length)));
  const last = me.data.next.at(-1)[0], least = me.data.waves ? 4 : me.data.close ? 3 : 7;  // between two columns
  me.expects = me.data.kind === 'number' ? [`→ ${last[0]}`, brief(last[1])] : [`→ ${quoted(last[0])}`, percent(last[1])];
  let left, room, extra;
  const fits = (size, two, margin, between) => {  // whether all is in view with letters of this size, the answer in two lines, such a margin
    me.size = size; me.font = `600 ${size}px ${FONT}`; me.two = two; me.margin = margin; me.terse = margin < 150;
    me.bare = tokens.map(word => me.data.waves ? 10 : Math.min(220, Math.max(me.data.close ? 10 : 16, width(word, me.font))));
    extra = 18 + (two ? Math.max(...me.expects.map(part => width(part, me.font))) : width(me.expects.join(' '), me.font));
    room = me.wide - margin;
    left = room - EDGE - extra - me.bare.reduce((a, b) => a + b, 0);
    return left >= between * tokens.length;
  };
  const tight = Math.min(5, least), margin = me.narrow ? 44 : full;
  const ways = [[17, false, margin, least], [16, false, margin, least], [16, rowed(me.data), margin, tight], [16, rowed(me.data), me.data.waves ? margin : 44, tight]];
  if (!ways.some(way => fits(...way))) fits(...ways[1]);
  const pad = Math.max(me.two ? tight : least, Math.min(40, left / tokens.length));
  me.left = []; let x = EDGE;
  me.widths = me.bare.map(w => { me.left.push(x); x += w + pad; return w + pad; });
  me.end = x; me.full = Math.max(room, x + extra);
  me.over = me.data.waves && me.narrow ? 22 : 0;
  me.head = me.over + (me.data.waves ? WAVE + (rowed(me.data) ? 16 : 30) : 30) + (rowed(me.data) ? 28 : 0);
  me.top = {}; let y = me.head;
  for (const q of quantities) { me.top[q.key] = y; y += order.length * me.row + GAP; }
  me.curves = y + 14;
  me.high = me.curves + 2 * (CURVE + 20) + 8;
  cue(me.scroll);
}

function draw(me) {
  layout(me);
  const { data, plot, labels } = me, look = theme(me.root);
  for (const [svg, wide] of [[plot, me.full], [labels, me.margin]]) {
    clear(svg);
    svg.setAttribute('width', wide); svg.setAttribute('height', me.high); svg.setAttribute('font-family', FONT);
  }
  make(plot, 'title', {}, data.alt); plot.setAttribute('aria-label', data.alt);
  me.frame.setAttribute('aria-label', `Gates over the ${data.noun}s. Arrow keys move the place and the unit.`);
  me.help.textContent = data.help ?? (me.narrow ? 'Tap a cell for its arithmetic.' : 'Click any cell, or use the arrow keys: its arithmetic opens beside the picture.');
  heads(me, look);
  const H = data.order.length;
  for (const q of data.quantities) {
    const y = me.top[q.key];
    make(plot, 'rect', { x: EDGE, y, width: me.end - EDGE, height: H * me.row, fill: look.soft });
    cells(me, look, q, y);
    label(me, look, q, y, H);
  }
  if (data.began) began(me, look);
  me.marks = make(plot, 'g', { 'pointer-events': 'none' });
  me.sides = make(labels, 'g');
  mark(me);
  if (data.noun === 'step' && !me.revealed) { me.revealed = true; reveal(me); }  // its steps are many, and the first ones say little
}

// Where the network's own words begin.
function began(me, look) {
  const x = me.left[me.data.began] - 2;
  make(me.plot, 'line', { x1: x, x2: x, y1: 0, y2: me.high, stroke: look.accent, 'stroke-width': 3 });
  make(me.plot, 'rect', { x, y: 26, width: me.end - x, height: 3, fill: look.accent, 'data-role': 'began' });
}

// The cells of one quantity. Thousands of them: those of the last picture are used again.
function cells(me, look, q, y) {
  const group = me.cells.get(q.key) ?? make(null, 'g', { 'data-quantity': q.key, 'shape-rendering': 'crispEdges' });
  me.cells.set(q.key, group);
  me.plot.appendChild(group);
  const place = [y, me.row, me.data.order.length, ...me.left].join(), moved = group.place !== place;
  group.place = place;
  let rect = group.firstChild;
  me.data.order.forEach((unit, row) => q.values[unit].forEach((value, t) => {
    const now = rect ?? make(group, 'rect');
    if (moved || !rect) for (const [name, size] of [['x', me.left[t]], ['y', y + row * me.row], ['width', me.widths[t] - 1], ['height', me.row - (me.row > 6 ? 1 : 0)]]) now.setAttribute(name, size);
    now.setAttribute('fill', value < 0 ? look.negative : q.ink[0]);
    now.setAttribute('fill-opacity', Math.min(1, Math.abs(value / q.reach)).toFixed(3));
    rect = now.nextSibling;
  }));
  while (rect) { const spare = rect; rect = rect.nextSibling; spare.remove(); }
}

function heads(me, look) {
  const { data, plot, labels } = me;
  const words = make(plot, 'g', { 'data-row': 'words' });
  if (data.waves) waves(me, look);
  else data.tokens.forEach((word, t) => {
    const strange = data.how[t] !== 'known', middle = me.left[t] + me.widths[t] / 2;
    const holder = make(words, 'g');
    if (strange) make(holder, 'title', {}, data.meant[t]);
    make(holder, 'text', { x: middle, y: 20, 'text-anchor': 'middle', 'font-size': me.size, 'font-weight': 600, fill: look.text,
      'text-decoration': strange ? 'underline' : 'none', 'data-place': t }, cut(word, 220, me.font));
  });
  rowed(data)?.forEach((chance, t) => {
    if (chance === null) return;
    const [text, share] = Array.isArray(chance) ? chance : [tight(chance), chance];
    make(plot, 'rect', { x: me.left[t], y: me.head - 28, width: me.widths[t] - 1, height: 20, fill: look.soft });
    make(plot, 'rect', { x: me.left[t], y: me.head - 8 - 20 * share, width: me.widths[t] - 1, height: 20 * share, fill: look.accent, 'fill-opacity': 0.35 });
    const middle = me.left[t] + me.widths[t] / 2;
    if (width(text, SMALL) < me.widths[t]) make(plot, 'text', { x: middle, y: me.head - 12, 'text-anchor': 'middle', 'font-size': 16, fill: look.text }, text);
  });
  const expects = make(plot, 'text', { x: me.end + 6, y: 20, 'font-size': me.size, 'font-weight': 600, fill: look.accent, 'data-role': 'expects' });
  if (me.two) me.expects.forEach((part, k) => make(expects, 'tspan', { x: me.end + 6, y: [20, me.head - 12][k] }, part));
  else expects.textContent = me.expects.join(' ');
  if (rowed(data)) make(labels, 'text', { x: 0, y: me.head - 12, 'font-size': 16, fill: look.quiet }, me.terse ? (data.ahead ? 'P' : '=') : data.ahead ? 'was expected' : 'its answer');
}

// What stands under the words: the chance each was given, or what is answered at each, or nothing.
function rowed(data) { return data.foreseen ?? data.answered; }

function label(me, look, q, y, H) {
  const middle = y + H * me.row / 2;
  make(me.labels, 'text', { x: 0, y: middle + 6, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(q.ink) }, q.symbol);
  if (me.terse) return;
  make(me.labels, 'text', { x: 26, y: middle - 3, 'font-size': 16, fill: look.text }, named(q));
  scale(me.labels, look, q, middle + 15);
}

function named(q) { return q.gate ? `${q.name}: ${q.does}` : q.name; }

// What the colours stand for: the scale of a quantity, from end to end.
function scale(parent, look, q, y) {
  const low = q.gate ? '0' : `−${q.reach}`, high = q.gate ? '1' : `+${q.reach}`, x = 26 + width(low, SMALL) + 6;
  make(parent, 'text', { x: 26, y, 'font-size': 16, fill: look.quiet }, low);
  for (let k = 0; k < 8; k++) {
    const value = q.gate ? (k + 0.5) / 8 : (k - 3.5) / 4;
    make(parent, 'rect', { x: x + 7 * k, y: y - 11, width: 7, height: 11, fill: look.soft });
    make(parent, 'rect', { x: x + 7 * k, y: y - 11, width: 7, height: 11, fill: value < 0 ? look.negative : q.ink[0], 'fill-opacity': Math.min(1, Math.abs(value)).toFixed(2) });
  }
  make(parent, 'text', { x: x + 62, y, 'font-size': 16, fill: look.quiet }, high);
}

export function mark(me) {
  const { data, marks, sides, picked } = me, look = theme(me.root);
  clear(marks); clear(sides);
  const row = data.order.indexOf(picked.unit), x = me.left[picked.place], w = me.widths[picked.place];
  make(marks, 'rect', { x: x - 1.5, y: 2, width: w + 2, height: me.curves - 10, fill: 'none', stroke: look.text, 'stroke-width': 2, rx: 4 });
  for (const q of data.quantities) {
    const y = me.top[q.key] + row * me.row;
    make(marks, 'rect', { x: EDGE - 2, y: y - 1, width: me.end, height: me.row + 1, fill: 'none', stroke: look.text, 'stroke-width': 1.2 });
    if (q.key === picked.key) make(marks, 'rect', { x: x - 1.5, y: y - 2.5, width: w + 2, height: me.row + 4, fill: 'none', stroke: look.accent, 'stroke-width': 4 });
    if (q === data.quantities[0] && !me.terse) make(sides, 'text', { x: me.margin - 14, y: me.top[q.key] - 6, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, `unit ${picked.unit}`);
    make(sides, 'path', { d: `M${me.margin - 9},${y + me.row / 2 - 5} l8,5 l-8,5 z`, fill: look.text });
  }
  curves(me, look, data.quantities.filter(q => q.gate), me.curves, [0, 1], `unit ${picked.unit}: gates`);
  const signals = data.quantities.filter(q => !q.gate), reach = Math.max(...signals.map(q => q.reach));
  const from = data.quantities.some(q => q.gate) ? me.curves + CURVE + 20 : me.curves;
  curves(me, look, signals, from, [-reach, reach], `unit ${picked.unit}: signals`);
}

function curves(me, look, quantities, top, [low, high], title) {
  if (!quantities.length) return;
  const { marks, sides, picked } = me, y = value => top + CURVE * (1 - (value - low) / (high - low));
  for (const level of low < 0 ? [low, 0, high] : [low, high]) {
    make(marks, 'line', { x1: EDGE, x2: me.end, y1: y(level), y2: y(level), stroke: look.line, 'stroke-width': 1 });
    make(sides, 'text', { x: me.margin - 8, y: y(level) + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, level < 0 ? `−${-level}` : level);
  }
  make(sides, 'text', { x: 0, y: top + 14, 'font-size': 16, 'font-weight': 600, fill: look.text }, me.terse ? `u${picked.unit}` : title);
  quantities.forEach((q, k) => {
    const points = q.values[picked.unit].map((value, t) => [me.left[t] + me.widths[t] / 2, y(value)]);
    make(marks, 'polyline', { points: points.map(p => p.map(v => v.toFixed(1)).join()).join(' '), fill: 'none', stroke: q.ink[0], 'stroke-width': 3, 'stroke-dasharray': DASHES[k] });
    const [cx, cy] = points[picked.place];
    make(marks, 'circle', { cx, cy, r: 5.5, fill: q.ink[0], stroke: look.page, 'stroke-width': 2 });
    if (me.terse) return;
    const ly = top + 38 + 20 * k;
    make(sides, 'line', { x1: 0, x2: 34, y1: ly - 5, y2: ly - 5, stroke: q.ink[0], 'stroke-width': 3, 'stroke-dasharray': DASHES[k] });
    make(sides, 'text', { x: 42, y: ly, 'font-size': 17, 'font-style': 'italic', 'font-weight': 700, fill: look.ink(q.ink) }, q.symbol);
  });
}

function whole(me) {
  const svg = make(null, 'svg', { xmlns: SVG, width: me.margin + me.full + 24, height: me.high + 24, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: theme(me.root).page });
  place(me.labels, make(svg, 'g', { transform: 'translate(12,12)' }));
  place(me.plot, make(svg, 'g', { transform: `translate(${me.margin + 12},12)` }));
  return svg;
}
