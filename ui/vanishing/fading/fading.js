// Sizes on a log axis against steps back in time, or against words: a line and a band each, named where the line ends.
import { clear, cut, FONT, make, setAll, theme, width } from '../../widgets/draw.js';
import { exportButtons } from '../../widgets/export.js';
import { shape } from '../../widgets/marks.js';
import { component } from '../../widgets/mount.js';
import { linear } from '../../widgets/scale.js';

const NAME = `650 16px ${FONT}`, SAID = `16px ${FONT}`, TOP = 12;

export default component('fading', { build, draw });

function build(root) {
  const state = { root, place: null };
  state.title = make(root, 'div', { class: 'title' });
  state.frame = make(root, 'div', { tabindex: 0, role: 'group' });
  state.svg = make(state.frame, 'svg', { role: 'img' });
  state.tip = make(root, 'div', { class: 'tip' });
  state.spoken = make(root, 'div', { class: 'unseen', 'aria-live': 'polite' });
  const foot = make(root, 'div', { class: 'foot' });
  state.badge = make(foot, 'div', { class: 'badge', 'data-role': 'badge' });
  exportButtons(make(foot, 'div', { class: 'tools' }), () => ({ parts: [[state.svg, 0, 0]], name: 'gradient', title: state.data.title }));
  touch(state);
  return state;
}

function layout(state) {
  const { data, root } = state, { words } = data;
  state.wide = root.clientWidth;
  state.narrow = state.wide < 620;
  state.font = state.narrow ? 16 : 17;
  state.foot = words ? (state.narrow ? 100 : 92) : 46;
  state.high = (state.narrow ? 320 : data.tight ? 290 : words ? 330 : 420) + (words ? 60 : 0);
  const beside = Math.max(...data.lines.flatMap(one => [width(one.name, NAME) + 20, width(one.left, SAID), state.narrow ? 0 : width(data.notes[one.key] ?? '', SAID)])) + 30;
  const ticks = 12 + Math.max(...data.ticks.map(([, text]) => width(text, SAID)));
  [state.left, state.right] = words ? [beside, state.wide - ticks] : [ticks, state.wide - beside];
  state.last = data.xs.at(-1);
  state.far = Math.max(1, state.last);
  state.x = linear([0, state.far], words ? [state.right, state.left] : [state.left, state.right]);
  const [low, high] = data.range;
  state.free = linear([low, high], [state.high - state.foot, TOP]);
  state.y = size => state.free(Math.max(low, Math.min(high, size)));
}

function draw(state) {
  layout(state);
  const { data, svg, root } = state, look = state.look = theme(root);
  state.title.textContent = data.title;
  clear(svg);
  setAll(svg, { width: state.wide, height: state.high, 'font-family': FONT, 'aria-label': data.alt });
  state.frame.setAttribute('aria-label', 'The curves: left and right read them off');
  axes(state);
  state.inside = make(svg, 'svg', { x: 0, y: TOP - 4, width: state.wide, height: state.high - TOP - state.foot + 8 });  // cuts off what leaves it
  for (const one of data.lines) band(state, one);
  const tips = data.lines.map(one => line(state, one));
  names(state, tips);
  state.cursor = make(svg, 'line', { y1: TOP, y2: state.high - state.foot, stroke: look.text, 'stroke-width': 1.2, visibility: 'hidden' });
  state.badge.textContent = data.badge;
  read(state);
}

function axes(state) {
  const { data, svg, look, left, right } = state, floor = state.high - state.foot, words = data.words;
  for (const [size, text] of data.ticks) {
    const y = state.y(size), one = size === 0;
    make(svg, 'line', { x1: left, x2: right, y1: y, y2: y, stroke: one ? look.text : look.line, 'stroke-width': one ? 1.6 : 1 });
    make(svg, 'text', { x: words ? right + 8 : left - 8, y: y + 5, 'text-anchor': words ? 'start' : 'end', 'font-size': 16, fill: one ? look.text : look.quiet, 'font-weight': one ? 650 : 400 }, text);
  }
  if (words) return columns(state);
  const halfway = Math.round(state.far / 2), marks = state.far > 1 ? [0, halfway, state.far] : [0, state.far];
  marks.forEach((back, k) => make(svg, 'text', { x: state.x(back), y: floor + 22, 'text-anchor': k === 0 ? 'start' : k === marks.length - 1 ? 'end' : 'middle', 'font-size': 16, fill: look.quiet }, k === 0 ? '0: the end' : String(back)));
  make(svg, 'text', { x: (left + right) / 2, y: floor + 42, 'text-anchor': 'middle', 'font-size': 16, fill: look.quiet }, data.axis);
}

// Words lean, each with its end under its place; where they are too many, only as many as there is room for.
function columns(state) {
  const { data, svg, look } = state, floor = state.high - state.foot, step = (state.right - state.left) / state.far, every = Math.max(1, Math.ceil(22 / step));
  data.words.forEach((word, k) => {
    if ((data.words.length - 1 - k) % every) return;
    const x = state.x(state.last - k) + 4, y = floor + 18;
    make(svg, 'text', { x, y, 'text-anchor': 'end', 'font-size': 16, fill: look.text, transform: `rotate(-42 ${x} ${y})` }, cut(word, 96, SAID));
  });
}

function ink(state, one) { return one.ink[state.look.dark ? 1 : 0]; }

function places(state, sizes) { return sizes.map((size, k) => `${state.x(state.data.xs[k]).toFixed(1)},${(state.free(size) - TOP + 4).toFixed(1)}`); }

function band(state, one) {
  if (!one.high || !one.mark) return;
  const points = [...places(state, one.high), ...places(state, one.low).reverse()].join(' ');
  make(state.inside, 'polygon', { points, fill: ink(state, one), 'fill-opacity': 0.13, 'data-band': one.key });
}

function line(state, one) {
  const points = places(state, one.median), tip = [state.x(state.last), state.y(one.median.at(-1))];
  make(state.inside, 'polyline', { points: points.join(' '), fill: 'none', stroke: ink(state, one), 'stroke-width': one.mark ? 3.5 : 3, 'stroke-dasharray': one.dash, 'stroke-linejoin': 'round', 'data-line': one.key });
  if (one.mark) make(state.svg, 'path', { d: shape(one.mark, ...tip, 7), fill: ink(state, one), stroke: state.look.page, 'stroke-width': 1.5 });
  if (one.below) make(state.svg, 'text', { x: tip[0] - 14, y: tip[1] - 2, 'text-anchor': 'end', 'font-size': 16, fill: ink(state, one), 'data-below': one.key }, `${one.below} ↓`);
  return tip;
}

// Names beside the ends of the lines, each as near to its height as the others let it.
function names(state, tips) {
  const { data, svg, look } = state, rows = one => state.narrow || !data.notes[one.key] ? 2 : 3;
  const order = tips.map((_, k) => k).sort((a, b) => tips[a][1] - tips[b][1] || a - b), tall = k => 20 * rows(data.lines[k]) + 8;
  const tops = [];
  let lowest = state.high - 10;
  order.forEach((k, n) => { tops[n] = Math.max(tips[k][1] + 4, TOP + 4, n ? tops[n - 1] + tall(order[n - 1]) : 0); });
  for (let n = order.length - 1; n >= 0; n--) { tops[n] = Math.min(tops[n], lowest - tall(order[n]) + 18); lowest = tops[n] - 18; }
  order.forEach((k, n) => {
    const one = data.lines[k], colour = ink(state, one), [u, v] = tips[k], y = tops[n], x = data.words ? 0 : state.right + 22;
    const from = data.words ? state.left - 22 : state.right + 16;
    make(svg, 'polyline', { points: `${u},${v} ${from},${y - 5}`, fill: 'none', stroke: colour, 'stroke-width': 1.2, 'stroke-dasharray': '1 4' });
    if (one.mark) make(svg, 'path', { d: shape(one.mark, x + 6, y - 5, 6), fill: colour });
    else make(svg, 'line', { x1: x, x2: x + 14, y1: y - 5, y2: y - 5, stroke: colour, 'stroke-width': 3, 'stroke-dasharray': one.dash });
    make(svg, 'text', { x: x + 19, y, 'font-size': 16, 'font-weight': 650, fill: colour, 'data-name': one.key }, one.name);
    make(svg, 'text', { x, y: y + 20, 'font-size': 16, fill: look.text, 'data-left': one.key }, one.left);
    if (rows(one) === 3) make(svg, 'text', { x, y: y + 40, 'font-size': 16, fill: look.quiet, 'data-note': one.key }, data.notes[one.key]);
  });
}

// Pointing at the picture, or the arrow keys on it, read all lines off at one place.
function touch(state) {
  const nearest = clientX => {
    const at = clientX - state.svg.getBoundingClientRect().left, far = state.data.xs.map(back => Math.abs(state.x(back) - at));
    return far.indexOf(Math.min(...far));
  };
  state.frame.onpointermove = event => { state.place = nearest(event.clientX); read(state); };
  state.frame.onpointerleave = state.frame.onblur = () => { state.place = null; read(state); };
  state.frame.onkeydown = event => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key], last = state.data.xs.length - 1;
    if (!way && !['Home', 'End', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    const next = (state.place ?? (way > 0 ? -1 : last + 1)) + way * (state.data.words ? -1 : 1);
    state.place = event.key === 'Escape' ? null : event.key === 'Home' ? 0 : event.key === 'End' ? last : Math.max(0, Math.min(last, next));
    read(state);
    state.spoken.textContent = state.place === null ? '' : state.tip.innerText;
  };
}

function read(state) {
  const { data, place } = state, there = place !== null && place < data.xs.length;
  state.tip.style.visibility = state.cursor.style.visibility = there ? 'visible' : 'hidden';
  if (!there) return;
  const back = data.xs[place], x = state.x(back);
  setAll(state.cursor, { x1: x, x2: x, visibility: 'visible' });
  clear(state.tip);
  make(state.tip, 'div', {}, data.words ? `after “${data.words[state.last - back]}”, ${back} step${back === 1 ? '' : 's'} before the end` : `${back} step${back === 1 ? '' : 's'} back`);
  for (const one of data.lines) make(state.tip, 'div', {}, `${one.name}: ${one.said[place]}`);
  const wide = state.tip.offsetWidth;
  state.tip.style.left = `${Math.max(0, Math.min(state.wide - wide, x + 14 + wide > state.wide ? x - wide - 14 : x + 14))}px`;
  state.tip.style.top = `${state.frame.offsetTop + TOP + 4}px`;
}
