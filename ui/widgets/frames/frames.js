// What is read, a frame a column; under it the chances, which frame says what, and memory and gates. Numbers come from Python.
import { clear, FONT, make, setAll, theme } from '../draw.js';
import { exportButtons } from '../export.js';
import { component } from '../mount.js';
import { linear } from '../scale.js';
import { read, touch } from './touch.js';

const GAP = 10, SAID = 26, WIDEST = 46;
const ARROW = { forwards: '→', backwards: '←' };

export default component('frames', { build, draw });

function build(root) {
  const state = { root, place: null };
  state.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group' });
  state.svg = make(state.frame, 'svg', { role: 'img' });
  state.tip = make(root, 'div', { class: 'tip' });
  state.spoken = make(root, 'div', { class: 'unseen', 'aria-live': 'polite' });
  const tools = make(root, 'div', { class: 'tools' });
  state.help = make(tools, 'span', { class: 'help quiet' });
  exportButtons(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => ({ parts: [[state.svg, 0, 0]], name: state.data.file }));
  touch(state);
  return state;
}

function layout(state) {
  const [steps, rows] = state.data.shape, { tight } = state.data;
  state.wide = state.root.clientWidth;
  state.narrow = state.wide < 620;
  state.margin = state.narrow ? 44 : 158;
  state.step = Math.min(WIDEST, (state.wide - state.margin - 4) / steps);
  state.end = state.margin + state.step * steps;
  state.row = rows > 12 ? (tight ? 4 : 5) : Math.max(8, Math.min(17, state.step));
  state.picture = rows * state.row;
  state.panel = state.picture + GAP + 22;
  state.tall = tight ? 60 : 92;
  state.said = state.panel + state.tall + 8;
  state.unit = Math.max(2, Math.min(6, Math.floor(84 / state.data.units)));
  state.heat = state.unit * state.data.units;
  state.maps = state.said + SAID + 14;
  state.high = state.maps + state.data.maps.length * (state.heat + GAP);
}

function draw(state) {
  layout(state);
  const { data, svg } = state, look = state.look = theme(state.root);
  clear(svg);
  setAll(svg, { width: state.wide, height: state.high, 'font-family': FONT, 'aria-label': data.alt });
  state.frame.setAttribute('aria-label', `What is said at each ${data.what}: left and right go through them`);
  state.help.textContent = `Point at a ${data.what}, or use the arrow keys. The two halves read from both ends.`;
  picture(state, data.image, 0, state.picture, data.shape[1], look.text, 'read');
  side(state, 0, state.picture, data.label, '');
  curves(state, look);
  said(state, look);
  data.maps.forEach((map, k) => heat(state, look, map, state.maps + k * (state.heat + GAP)));
  state.mark = make(svg, 'rect', { y: 1, width: state.step, height: state.high - 2, fill: 'none', stroke: look.accent, 'stroke-width': 2, rx: 3, visibility: 'hidden' });
  read(state);
}

// Bytes of shades as a picture, one pixel a cell; negative ones in the colour of what is below zero.
function picture(state, bytes, y, high, rows, ink, name) {
  const steps = state.data.shape[0], canvas = document.createElement('canvas'), raw = atob(bytes), look = state.look;
  canvas.width = steps; canvas.height = rows;
  const context = canvas.getContext('2d'), cells = context.createImageData(steps, rows), up = rgb(ink), down = rgb(look.negative);
  for (let k = 0; k < steps * rows; k++) {
    const shade = (raw.charCodeAt(k) << 24) >> 24;
    cells.data.set([...(shade < 0 ? down : up), 2 * Math.abs(shade)], 4 * k);
  }
  context.putImageData(cells, 0, 0);
  make(state.svg, 'rect', { x: state.margin, y, width: state.end - state.margin, height: high, fill: look.soft });
  const image = make(state.svg, 'image', { x: state.margin, y, width: state.end - state.margin, height: high, preserveAspectRatio: 'none', href: canvas.toDataURL(), 'data-picture': name });
  image.style.imageRendering = 'pixelated';
}

function rgb(text) {
  return text.startsWith('#') ? [1, 3, 5].map(k => parseInt(text.slice(k, k + 2), 16)) : text.match(/\d+/g).slice(0, 3).map(Number);
}

function side(state, y, high, text, symbol, colour) {
  const middle = y + high / 2 + 6, { look } = state;
  if (symbol) make(state.svg, 'text', { x: 0, y: middle, 'font-size': 20, 'font-weight': 700, 'font-style': 'italic', fill: colour }, symbol);
  if (!state.narrow) make(state.svg, 'text', { x: symbol ? 24 : 0, y: middle, 'font-size': 16, fill: look.text }, text);
}

function curves(state, look) {
  const { data, svg } = state, top = state.panel, floor = top + state.tall, y = linear([0, 1], [floor, top]), x = t => state.margin + state.step * (t + 0.5);
  make(svg, 'line', { x1: state.margin, x2: state.end, y1: floor, y2: floor, stroke: look.line });
  make(svg, 'line', { x1: state.margin, x2: state.end, y1: top, y2: top, stroke: look.line });
  side(state, top, state.tall - 44, 'chance of each label', '');
  if (!state.narrow) {
    make(svg, 'line', { x1: 0, x2: 30, y1: top + state.tall / 2 + 19, y2: top + state.tall / 2 + 19, stroke: look.quiet, 'stroke-width': 2, 'stroke-dasharray': '3 4' });
    make(svg, 'text', { x: 38, y: top + state.tall / 2 + 25, 'font-size': 16, fill: look.quiet }, 'blank');
  }
  for (const [value, text] of [[1, '1'], [0, '0']]) make(svg, 'text', { x: state.margin - 8, y: y(value) + (value ? 12 : 0), 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, text);
  for (const curve of data.curves) {
    const points = curve.values.map((value, t) => `${x(t).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    make(svg, 'polyline', { points, fill: 'none', stroke: curve.blank ? look.quiet : look.accent, 'stroke-width': curve.blank ? 1.6 : 2.6, 'stroke-dasharray': curve.blank ? '3 4' : '', 'data-label': curve.name });
    if (!curve.blank) { peaks(state, look, curve, x, top); second(state, look, curve, x, y); }
  }
}

// The label's name over each of its spikes that is the likeliest label there.
function peaks(state, look, curve, x, top) {
  const { values } = curve, first = t => state.data.tops[t][0][0] === curve.name;
  let best = null;
  values.forEach((value, t) => {
    if (first(t) && (best === null || value > values[best])) best = t;
    if (best !== null && (!first(t) || t === values.length - 1)) {
      make(state.svg, 'text', { x: x(best), y: top - 5, 'text-anchor': 'middle', 'font-size': 19, 'font-weight': 700, fill: look.accent, 'data-spike': curve.name }, curve.name);
      best = null;
    }
  });
}

// And beside the highest point of a label that is likely somewhere and the likeliest nowhere.
function second(state, look, curve, x, y) {
  const most = Math.max(...curve.values), t = curve.values.indexOf(most);
  if (most < 0.15 || state.data.tops.some(([[name]]) => name === curve.name)) return;
  const left = t > 0;
  make(state.svg, 'text', { x: x(t) + (left ? -6 : 6), y: y(most) - 3, 'text-anchor': left ? 'end' : 'start', 'font-size': 16, fill: look.quiet, 'data-second': curve.name }, `${curve.name}?`);
}

function said(state, look) {
  const y = state.said;
  side(state, y, SAID, 'CTC alignment', '');
  make(state.svg, 'rect', { x: state.margin, y, width: state.end - state.margin, height: SAID, fill: look.soft });
  for (const one of state.data.said) {
    one.share.forEach((share, t) => {
      if (share > 0.01) make(state.svg, 'rect', { x: state.margin + state.step * t, y, width: state.step - 1, height: SAID, fill: look.accent, 'fill-opacity': (0.45 * share).toFixed(3) });
    });
    make(state.svg, 'text', { x: state.margin + state.step * one.middle, y: y + 19, 'text-anchor': 'middle', 'font-size': 18, 'font-weight': 700, fill: look.text, 'data-said': one.name }, one.name);
  }
}

function heat(state, look, map, y) {
  picture(state, map.shades, y, state.heat, state.data.units, map.ink[0], `${map.key} ${map.way}`);
  const middle = y + state.heat / 2;
  make(state.svg, 'text', { x: 0, y: middle + 6, 'font-size': 20, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(map.ink) }, map.symbol + (state.narrow ? ARROW[map.way] : ''));
  if (state.narrow) return;
  [map.name, `${map.way} ${ARROW[map.way]}`, map.scale].forEach((text, k) => make(state.svg, 'text', { x: 24, y: middle - 14 + 20 * k, 'font-size': 16, fill: k ? look.quiet : look.text }, text));
}
