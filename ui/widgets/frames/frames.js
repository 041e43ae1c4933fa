// What is read, a frame a column; under it the chances, which frame says what, and memory and gates. Numbers come from Python.
import { clear, FONT, make, mount, savers, theme } from '../draw.js';
import { read, touch, whole } from './touch.js';

const GAP = 10, SAID = 26, WIDEST = 46;
const ARROW = { forwards: '→', backwards: '←' };

export default function ({ data, parentElement }) {
  const me = mount(parentElement, 'frames', { build, draw });
  me.data = data;
  draw(me);
  return me.leave;
}

function build(root) {
  const me = { root, place: null };
  me.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group' });
  me.svg = make(me.frame, 'svg', { role: 'img' });
  me.tip = make(root, 'div', { class: 'tip' });
  me.spoken = make(root, 'div', { class: 'unseen', 'aria-live': 'polite' });
  const tools = make(root, 'div', { class: 'tools' });
  me.help = make(tools, 'span', { class: 'help quiet' });
  savers(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => [whole(me), me.data.file]);
  touch(me);
  return me;
}

function layout(me) {
  const [steps, rows] = me.data.shape, { tight } = me.data;
  me.wide = me.root.clientWidth;
  me.narrow = me.wide < 620;
  me.margin = me.narrow ? 44 : 158;
  me.step = Math.min(WIDEST, (me.wide - me.margin - 4) / steps);
  me.end = me.margin + me.step * steps;
  me.row = rows > 12 ? (tight ? 4 : 5) : Math.max(8, Math.min(17, me.step));
  me.picture = rows * me.row;
  me.panel = me.picture + GAP + 22;
  me.tall = tight ? 60 : 92;
  me.said = me.panel + me.tall + 8;
  me.unit = Math.max(2, Math.min(6, Math.floor(84 / me.data.units)));
  me.heat = me.unit * me.data.units;
  me.maps = me.said + SAID + 14;
  me.high = me.maps + me.data.maps.length * (me.heat + GAP);
}

function draw(me) {
  layout(me);
  const { data, svg } = me, look = me.look = theme(me.root);
  clear(svg);
  for (const [name, value] of Object.entries({ width: me.wide, height: me.high, 'font-family': FONT, 'aria-label': data.alt })) svg.setAttribute(name, value);
  me.frame.setAttribute('aria-label', `What is said at each ${data.what}: left and right go through them`);
  me.help.textContent = `Point at a ${data.what}, or use the arrow keys. The two halves read from both ends.`;
  picture(me, data.image, 0, me.picture, data.shape[1], look.text, 'read');
  side(me, 0, me.picture, data.label, '');
  curves(me, look);
  said(me, look);
  data.maps.forEach((map, k) => heat(me, look, map, me.maps + k * (me.heat + GAP)));
  me.mark = make(svg, 'rect', { y: 1, width: me.step, height: me.high - 2, fill: 'none', stroke: look.accent, 'stroke-width': 2, rx: 3, visibility: 'hidden' });
  read(me);
}

// Bytes of shades as a picture, one pixel a cell; negative ones in the colour of what is below zero.
function picture(me, bytes, y, high, rows, ink, name) {
  const steps = me.data.shape[0], canvas = document.createElement('canvas'), raw = atob(bytes), look = me.look;
  canvas.width = steps; canvas.height = rows;
  const context = canvas.getContext('2d'), cells = context.createImageData(steps, rows), up = rgb(ink), down = rgb(look.negative);
  for (let k = 0; k < steps * rows; k++) {
    const shade = (raw.charCodeAt(k) << 24) >> 24;
    cells.data.set([...(shade < 0 ? down : up), 2 * Math.abs(shade)], 4 * k);
  }
  context.putImageData(cells, 0, 0);
  make(me.svg, 'rect', { x: me.margin, y, width: me.end - me.margin, height: high, fill: look.soft });
  const image = make(me.svg, 'image', { x: me.margin, y, width: me.end - me.margin, height: high, preserveAspectRatio: 'none', href: canvas.toDataURL(), 'data-picture': name });
  image.style.imageRendering = 'pixelated';
}

function rgb(text) {
  return text.startsWith('#') ? [1, 3, 5].map(k => parseInt(text.slice(k, k + 2), 16)) : text.match(/\d+/g).slice(0, 3).map(Number);
}

function side(me, y, high, text, symbol, colour) {
  const middle = y + high / 2 + 6, { look } = me;
  if (symbol) make(me.svg, 'text', { x: 0, y: middle, 'font-size': 20, 'font-weight': 700, 'font-style': 'italic', fill: colour }, symbol);
  if (!me.narrow) make(me.svg, 'text', { x: symbol ? 24 : 0, y: middle, 'font-size': 16, fill: look.text }, text);
}

function curves(me, look) {
  const { data, svg } = me, top = me.panel, floor = top + me.tall, y = value => floor - me.tall * value, x = t => me.margin + me.step * (t + 0.5);
  make(svg, 'line', { x1: me.margin, x2: me.end, y1: floor, y2: floor, stroke: look.line });
  make(svg, 'line', { x1: me.margin, x2: me.end, y1: top, y2: top, stroke: look.line });
  side(me, top, me.tall - 44, 'chance of each label', '');
  if (!me.narrow) {
    make(svg, 'line', { x1: 0, x2: 30, y1: top + me.tall / 2 + 19, y2: top + me.tall / 2 + 19, stroke: look.quiet, 'stroke-width': 2, 'stroke-dasharray': '3 4' });
    make(svg, 'text', { x: 38, y: top + me.tall / 2 + 25, 'font-size': 16, fill: look.quiet }, 'blank');
  }
  for (const [value, text] of [[1, '1'], [0, '0']]) make(svg, 'text', { x: me.margin - 8, y: y(value) + (value ? 12 : 0), 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, text);
  for (const curve of data.curves) {
    const points = curve.values.map((value, t) => `${x(t).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    make(svg, 'polyline', { points, fill: 'none', stroke: curve.blank ? look.quiet : look.accent, 'stroke-width': curve.blank ? 1.6 : 2.6, 'stroke-dasharray': curve.blank ? '3 4' : '', 'data-label': curve.name });
    if (!curve.blank) { peaks(me, look, curve, x, top); second(me, look, curve, x, y); }
  }
}

// The label's name over each of its spikes that is the likeliest label there.
function peaks(me, look, curve, x, top) {
  const { values } = curve, first = t => me.data.tops[t][0][0] === curve.name;
  let best = null;
  values.forEach((value, t) => {
    if (first(t) && (best === null || value > values[best])) best = t;
    if (best !== null && (!first(t) || t === values.length - 1)) {
      make(me.svg, 'text', { x: x(best), y: top - 5, 'text-anchor': 'middle', 'font-size': 19, 'font-weight': 700, fill: look.accent, 'data-spike': curve.name }, curve.name);
      best = null;
    }
  });
}

// And beside the highest point of a label that is likely somewhere and the likeliest nowhere.
function second(me, look, curve, x, y) {
  const most = Math.max(...curve.values), t = curve.values.indexOf(most);
  if (most < 0.15 || me.data.tops.some(([[name]]) => name === curve.name)) return;
  const left = t > 0;
  make(me.svg, 'text', { x: x(t) + (left ? -6 : 6), y: y(most) - 3, 'text-anchor': left ? 'end' : 'start', 'font-size': 16, fill: look.quiet, 'data-second': curve.name }, `${curve.name}?`);
}

function said(me, look) {
  const y = me.said;
  side(me, y, SAID, 'CTC alignment', '');
  make(me.svg, 'rect', { x: me.margin, y, width: me.end - me.margin, height: SAID, fill: look.soft });
  for (const one of me.data.said) {
    one.share.forEach((share, t) => {
      if (share > 0.01) make(me.svg, 'rect', { x: me.margin + me.step * t, y, width: me.step - 1, height: SAID, fill: look.accent, 'fill-opacity': (0.45 * share).toFixed(3) });
    });
    make(me.svg, 'text', { x: me.margin + me.step * one.middle, y: y + 19, 'text-anchor': 'middle', 'font-size': 18, 'font-weight': 700, fill: look.text, 'data-said': one.name }, one.name);
  }
}

function heat(me, look, map, y) {
  picture(me, map.shades, y, me.heat, me.data.units, map.ink[0], `${map.key} ${map.way}`);
  const middle = y + me.heat / 2;
  make(me.svg, 'text', { x: 0, y: middle + 6, 'font-size': 20, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(map.ink) }, map.symbol + (me.narrow ? ARROW[map.way] : ''));
  if (me.narrow) return;
  [map.name, `${map.way} ${ARROW[map.way]}`, map.scale].forEach((text, k) => make(me.svg, 'text', { x: 24, y: middle - 14 + 20 * k, 'font-size': 16, fill: k ? look.quiet : look.text }, text));
}
