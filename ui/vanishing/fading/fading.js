// Sizes on a log axis against steps back in time, or against words: a line and a band each, named where the line ends.
import { clear, cut, FONT, make, mount, place, savers, SVG, theme, width } from '../../widgets/draw.js';

const NAME = `650 16px ${FONT}`, SAID = `16px ${FONT}`, TOP = 12;

export default function ({ data, parentElement }) {
  const me = mount(parentElement, 'fading', { build, draw });
  me.data = data;
  draw(me);
  return me.leave;
}

function build(root) {
  const me = { root, place: null };
  me.title = make(root, 'div', { class: 'title' });
  me.frame = make(root, 'div', { tabindex: 0, role: 'group' });
  me.svg = make(me.frame, 'svg', { role: 'img' });
  me.tip = make(root, 'div', { class: 'tip' });
  me.spoken = make(root, 'div', { class: 'unseen', 'aria-live': 'polite' });
  const foot = make(root, 'div', { class: 'foot' });
  me.badge = make(foot, 'div', { class: 'badge', 'data-role': 'badge' });
  savers(make(foot, 'div', { class: 'tools' }), () => [whole(me), 'gradient']);
  touch(me);
  return me;
}

function layout(me) {
  const { data, root } = me, { words } = data;
  me.wide = root.clientWidth;
  me.narrow = me.wide < 620;
  me.font = me.narrow ? 16 : 17;
  me.foot = words ? (me.narrow ? 100 : 92) : 46;
  me.high = (me.narrow ? 320 : data.tight ? 290 : words ? 330 : 420) + (words ? 60 : 0);
  const beside = Math.max(...data.lines.flatMap(one => [width(one.name, NAME) + 20, width(one.left, SAID), me.narrow ? 0 : width(data.notes[one.key] ?? '', SAID)])) + 30;
  const ticks = 12 + Math.max(...data.ticks.map(([, text]) => width(text, SAID)));
  [me.left, me.right] = words ? [beside, me.wide - ticks] : [ticks, me.wide - beside];
  me.last = data.xs.at(-1);
  me.far = Math.max(1, me.last);
  me.x = back => words ? me.right - (me.right - me.left) * back / me.far : me.left + (me.right - me.left) * back / me.far;
  const [low, high] = data.range;
  me.free = size => TOP + (me.high - TOP - me.foot) * (high - size) / (high - low);
  me.y = size => me.free(Math.max(low, Math.min(high, size)));
}

function draw(me) {
  layout(me);
  const { data, svg, root } = me, look = me.look = theme(root);
  me.title.textContent = data.title;
  clear(svg);
  for (const [name, value] of Object.entries({ width: me.wide, height: me.high, 'font-family': FONT, 'aria-label': data.alt })) svg.setAttribute(name, value);
  me.frame.setAttribute('aria-label', 'The curves: left and right read them off');
  axes(me);
  me.inside = make(svg, 'svg', { x: 0, y: TOP - 4, width: me.wide, height: me.high - TOP - me.foot + 8 });  // cuts off what leaves it
  for (const one of data.lines) band(me, one);
  const tips = data.lines.map(one => line(me, one));
  names(me, tips);
  me.cursor = make(svg, 'line', { y1: TOP, y2: me.high - me.foot, stroke: look.text, 'stroke-width': 1.2, visibility: 'hidden' });
  me.badge.textContent = data.badge;
  read(me);
}

function axes(me) {
  const { data, svg, look, left, right } = me, floor = me.high - me.foot, words = data.words;
  for (const [size, text] of data.ticks) {
    const y = me.y(size), one = size === 0;
    make(svg, 'line', { x1: left, x2: right, y1: y, y2: y, stroke: one ? look.text : look.line, 'stroke-width': one ? 1.6 : 1 });
    make(svg, 'text', { x: words ? right + 8 : left - 8, y: y + 5, 'text-anchor': words ? 'start' : 'end', 'font-size': 16, fill: one ? look.text : look.quiet, 'font-weight': one ? 650 : 400 }, text);
  }
  if (words) return columns(me);
  const halfway = Math.round(me.far / 2), marks = me.far > 1 ? [0, halfway, me.far] : [0, me.far];
  marks.forEach((back, k) => make(svg, 'text', { x: me.x(back), y: floor + 22, 'text-anchor': k === 0 ? 'start' : k === marks.length - 1 ? 'end' : 'middle', 'font-size': 16, fill: look.quiet }, k === 0 ? '0: the end' : String(back)));
  make(svg, 'text', { x: (left + right) / 2, y: floor + 42, 'text-anchor': 'middle', 'font-size': 16, fill: look.quiet }, data.axis);
}

// Words lean, each with its end under its place; where they are too many, only as many as there is room for.
function columns(me) {
  const { data, svg, look } = me, floor = me.high - me.foot, step = (me.right - me.left) / me.far, every = Math.max(1, Math.ceil(22 / step));
  data.words.forEach((word, k) => {
    if ((data.words.length - 1 - k) % every) return;
    const x = me.x(me.last - k) + 4, y = floor + 18;
    make(svg, 'text', { x, y, 'text-anchor': 'end', 'font-size': 16, fill: look.text, transform: `rotate(-42 ${x} ${y})` }, cut(word, 96, SAID));
  });
}

function ink(me, one) { return one.ink[me.look.dark ? 1 : 0]; }

function places(me, sizes) { return sizes.map((size, k) => `${me.x(me.data.xs[k]).toFixed(1)},${(me.free(size) - TOP + 4).toFixed(1)}`); }

function band(me, one) {
  if (!one.high || !one.mark) return;
  const points = [...places(me, one.high), ...places(me, one.low).reverse()].join(' ');
  make(me.inside, 'polygon', { points, fill: ink(me, one), 'fill-opacity': 0.13, 'data-band': one.key });
}

function line(me, one) {
  const points = places(me, one.median), tip = [me.x(me.last), me.y(one.median.at(-1))];
  make(me.inside, 'polyline', { points: points.join(' '), fill: 'none', stroke: ink(me, one), 'stroke-width': one.mark ? 3.5 : 3, 'stroke-dasharray': one.dash, 'stroke-linejoin': 'round', 'data-line': one.key });
  if (one.mark) make(me.svg, 'path', { d: shape(one.mark, ...tip, 7), fill: ink(me, one), stroke: me.look.page, 'stroke-width': 1.5 });
  if (one.below) make(me.svg, 'text', { x: tip[0] - 14, y: tip[1] - 2, 'text-anchor': 'end', 'font-size': 16, fill: ink(me, one), 'data-below': one.key }, `${one.below} ↓`);
  return tip;
}

function shape(mark, x, y, r) {
  if (mark === 'square') return `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
  if (mark === 'triangle') return `M${x},${y - 1.2 * r}l${1.15 * r},${2 * r}h${-2.3 * r}z`;
  return `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`;
}

// Names beside the ends of the lines, each as near to its height as the others let it.
function names(me, tips) {
  const { data, svg, look } = me, rows = one => me.narrow || !data.notes[one.key] ? 2 : 3;
  const order = tips.map((_, k) => k).sort((a, b) => tips[a][1] - tips[b][1] || a - b), tall = k => 20 * rows(data.lines[k]) + 8;
  const tops = [];
  let lowest = me.high - 10;
  order.forEach((k, n) => { tops[n] = Math.max(tips[k][1] + 4, TOP + 4, n ? tops[n - 1] + tall(order[n - 1]) : 0); });
  for (let n = order.length - 1; n >= 0; n--) { tops[n] = Math.min(tops[n], lowest - tall(order[n]) + 18); lowest = tops[n] - 18; }
  order.forEach((k, n) => {
    const one = data.lines[k], colour = ink(me, one), [u, v] = tips[k], y = tops[n], x = data.words ? 0 : me.right + 22;
    const from = data.words ? me.left - 22 : me.right + 16;
    make(svg, 'polyline', { points: `${u},${v} ${from},${y - 5}`, fill: 'none', stroke: colour, 'stroke-width': 1.2, 'stroke-dasharray': '1 4' });
    if (one.mark) make(svg, 'path', { d: shape(one.mark, x + 6, y - 5, 6), fill: colour });
    else make(svg, 'line', { x1: x, x2: x + 14, y1: y - 5, y2: y - 5, stroke: colour, 'stroke-width': 3, 'stroke-dasharray': one.dash });
    make(svg, 'text', { x: x + 19, y, 'font-size': 16, 'font-weight': 650, fill: colour, 'data-name': one.key }, one.name);
    make(svg, 'text', { x, y: y + 20, 'font-size': 16, fill: look.text, 'data-left': one.key }, one.left);
    if (rows(one) === 3) make(svg, 'text', { x, y: y + 40, 'font-size': 16, fill: look.quiet, 'data-note': one.key }, data.notes[one.key]);
  });
}

// Pointing at the picture, or the arrow keys on it, read all lines off at one place.
function touch(me) {
  const nearest = clientX => {
    const at = clientX - me.svg.getBoundingClientRect().left, far = me.data.xs.map(back => Math.abs(me.x(back) - at));
    return far.indexOf(Math.min(...far));
  };
  me.frame.onpointermove = event => { me.place = nearest(event.clientX); read(me); };
  me.frame.onpointerleave = me.frame.onblur = () => { me.place = null; read(me); };
  me.frame.onkeydown = event => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key], last = me.data.xs.length - 1;
    if (!way && !['Home', 'End', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    const next = (me.place ?? (way > 0 ? -1 : last + 1)) + way * (me.data.words ? -1 : 1);
    me.place = event.key === 'Escape' ? null : event.key === 'Home' ? 0 : event.key === 'End' ? last : Math.max(0, Math.min(last, next));
    read(me);
    me.spoken.textContent = me.place === null ? '' : me.tip.innerText;
  };
}

function read(me) {
  const { data, place } = me, there = place !== null && place < data.xs.length;
  me.tip.style.visibility = me.cursor.style.visibility = there ? 'visible' : 'hidden';
  if (!there) return;
  const back = data.xs[place], x = me.x(back);
  me.cursor.setAttribute('x1', x); me.cursor.setAttribute('x2', x); me.cursor.setAttribute('visibility', 'visible');
  clear(me.tip);
  make(me.tip, 'div', {}, data.words ? `after “${data.words[me.last - back]}”, ${back} step${back === 1 ? '' : 's'} before the end` : `${back} step${back === 1 ? '' : 's'} back`);
  for (const one of data.lines) make(me.tip, 'div', {}, `${one.name}: ${one.said[place]}`);
  const wide = me.tip.offsetWidth;
  me.tip.style.left = `${Math.max(0, Math.min(me.wide - wide, x + 14 + wide > me.wide ? x - wide - 14 : x + 14))}px`;
  me.tip.style.top = `${me.frame.offsetTop + TOP + 4}px`;
}

function whole(me) {
  const svg = make(null, 'svg', { xmlns: SVG, width: me.wide + 24, height: me.high + 54, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: me.look.page });
  make(svg, 'text', { x: 12, y: 26, 'font-size': 16, 'font-weight': 650, fill: me.look.text }, me.data.title);
  place(me.svg, make(svg, 'g', { transform: 'translate(12,42)' }));
  return svg;
}
