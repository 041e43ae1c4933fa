// A race under way: thin lines for the networks, a thick one for the middle of each contender, named where it ends.
import { FONT, make, mount, setText, theme, width } from '../../widgets/draw.js';
import { brief, count, percent } from '../../widgets/numbers.js';

const NAME = `650 16px ${FONT}`, SAID = `16px ${FONT}`, TOP = 14, FOOT = 46, LABEL = 46;

export default function ({ data, parentElement }) {
  const me = mount(parentElement, 'race', { build, draw });
  me.data = data;
  draw(me);
  return me.leave;
}

const LAYERS = ['axes', 'thin', 'ends', 'thick', 'names'];  // what is drawn over what

function build(root) {
  const me = { root, title: make(root, 'div', { class: 'title' }), svg: make(root, 'svg', { role: 'img' }), nodes: new Map(), drawn: '' };
  me.layers = LAYERS.map(name => make(me.svg, 'g', { 'data-layer': name }));
  return me;
}

// A node stays from one picture to the next under its key, and only what is new about it is written.
function put(me, layer, key, tag, attributes, text) {
  let node = me.nodes.get(key);
  if (!node) me.nodes.set(key, node = { made: make(me.layers[LAYERS.indexOf(layer)], tag), now: {} });
  for (const [name, value] of Object.entries(attributes)) {
    if (node.now[name] !== value) node.made.setAttribute(name, node.now[name] = value);
  }
  if (node.text !== text) node.made.textContent = node.text = text;
  me.used.add(key);
}

function draw(me) {
  const { data, root } = me, look = me.look = theme(root), drawn = JSON.stringify(data) + look.page + root.clientWidth;
  if (me.drawn === drawn) return;
  me.drawn = drawn;
  me.wide = root.clientWidth;
  me.narrow = me.wide < 620;
  me.high = me.narrow ? 300 : 380;
  me.used = new Set();
  const beside = Math.max(...data.contenders.flatMap(one => [width(one.name, NAME) + 20, width(one.said, SAID)]));
  me.left = me.narrow ? 46 : 20 + Math.max(...data.levels.map(([, name, value]) => width(`${name} ${value}`, SAID)));
  me.right = me.wide - beside - 26;
  const [low, high] = data.range, far = data.far[2];
  me.x = updates => me.left + (me.right - me.left) * updates / far;
  me.y = value => TOP + (me.high - TOP - FOOT) * (high - Math.max(low, Math.min(high, value))) / (high - low);
  setText(me.title, data.title);
  for (const [name, value] of Object.entries({ width: me.wide, height: me.high, 'font-family': FONT, 'aria-label': data.alt })) me.svg.setAttribute(name, value);
  axes(me);
  data.contenders.forEach((one, k) => one.lanes.forEach(lane => thin(me, one, k, lane)));
  const tips = data.contenders.map((one, k) => thick(me, one, k));
  levels(me);
  labels(me, tips);
  for (const [key, node] of me.nodes) if (!me.used.has(key)) { node.made.remove(); me.nodes.delete(key); }
}

function axes(me) {
  const { data, look, left, right } = me, [low, high] = data.range, share = data.levels.every(([, , value]) => value.endsWith('%'));
  const levels = data.levels.map(([value]) => me.y(value));
  for (const value of [low, high]) {
    const y = me.y(value), near = Math.min(...levels.map(other => Math.abs(other - y)));
    if (near > 6) put(me, 'axes', `line ${value === low}`, 'line', { x1: left, x2: right, y1: y, y2: y, stroke: look.line, 'stroke-width': 1 });
    if (me.narrow || near > 18) put(me, 'axes', `tick ${value === low}`, 'text', { x: left - 8, y: y + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, share ? percent(value) : brief(value));
  }
  data.levels.forEach(([, name], k) => put(me, 'axes', `level ${name}`, 'line', { x1: left, x2: right, y1: levels[k], y2: levels[k], stroke: look.quiet, 'stroke-width': 1.5, 'stroke-dasharray': '4 4', 'data-level': name }));
  data.far.forEach((updates, k) => {
    const said = count(updates);
    if (k !== 1 || !me.narrow) put(me, 'axes', `far ${k}`, 'text', { x: me.x(updates), y: me.high - FOOT + 24, 'text-anchor': ['start', 'middle', 'end'][k], 'font-size': 16, fill: look.quiet }, k === 2 ? `${said} updates` : said);
  });
}

// The two levels by name: beside the picture, or where that is too narrow, in it.
function levels(me) {
  const { data, look, left, right } = me;
  data.levels.forEach(([value, name, said]) => {
    const y = me.y(value), outside = { x: left - 8, y: y + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet };
    const inside = { ...outside, x: right - 4, y: y < TOP + 20 ? y + 19 : y - 7, stroke: look.page, 'stroke-width': 4, 'paint-order': 'stroke' };
    put(me, 'names', `name ${name} ${me.narrow}`, 'text', me.narrow ? inside : outside, me.narrow ? name : `${name} ${said}`);
  });
}

// The points of a line, up to the first check without a number.
function points(me, values) {
  const until = values.indexOf(null), there = until < 0 ? values : values.slice(0, until);
  return there.map((value, k) => [me.x(me.data.updates[k]), me.y(value)]);
}

function written(places) { return places.map(place => place.map(v => v.toFixed(1)).join()).join(' '); }

function ink(me, one) { return one.ink[me.look.dark ? 1 : 0]; }

function thin(me, one, k, lane) {
  const places = points(me, lane.values), key = `${k} ${lane.seed}`, colour = ink(me, one);
  put(me, 'thin', `thin ${key}`, 'polyline', { points: written(places), fill: 'none', stroke: colour, 'stroke-width': 1.2, opacity: 0.5, 'stroke-linejoin': 'round', 'data-lane': key, 'data-end': lane.end });
  if (!lane.end || !places.length) return;
  const [x, y] = places.at(-1);
  put(me, 'ends', `end ${key}`, 'path', { d: lane.end === 'away' ? `M${x - 5},${y - 5}l10,10m0,-10l-10,10` : shape(one.mark, x, y, 4), fill: lane.end === 'away' ? 'none' : me.look.page, stroke: colour, 'stroke-width': 2 });
}

function thick(me, one, k) {
  const places = points(me, one.median), colour = ink(me, one), tip = places.at(-1) ?? [me.left, me.y(me.data.range[0])];
  put(me, 'thick', `thick ${k}`, 'polyline', { points: written(places), fill: 'none', stroke: colour, 'stroke-width': 3.5, 'stroke-dasharray': one.dash, 'stroke-linejoin': 'round', 'data-median': one.name });
  put(me, 'thick', `tip ${k}`, 'path', { d: shape(one.mark, ...tip, 7), fill: colour, stroke: me.look.page, 'stroke-width': 1.5 });
  return tip;
}

function shape(mark, x, y, r) {
  if (mark === 'square') return `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
  if (mark === 'triangle') return `M${x},${y - 1.2 * r}l${1.15 * r},${2 * r}h${-2.3 * r}z`;
  if (mark === 'diamond') return `M${x},${y - 1.3 * r}l${1.3 * r},${1.3 * r}l${-1.3 * r},${1.3 * r}l${-1.3 * r},${-1.3 * r}z`;
  return `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`;
}

// Names at the right, each as near to the height of its line as the others let it, with a fine line to its tip.
function labels(me, tips) {
  const { data, look } = me, order = tips.map((_, k) => k).sort((a, b) => tips[a][1] - tips[b][1] || a - b);
  const lowest = me.high - FOOT - LABEL / 2 + 14, tops = [];
  order.forEach((k, place) => { tops[place] = Math.max(tips[k][1], TOP + 10, place ? tops[place - 1] + LABEL : 0); });
  for (let place = order.length - 1; place >= 0; place--) tops[place] = Math.min(tops[place], lowest - LABEL * (order.length - 1 - place));
  order.forEach((k, place) => {
    const one = data.contenders[k], colour = ink(me, one), y = tops[place], x = me.right + 26, [u, v] = tips[k];
    put(me, 'axes', `lead ${k}`, 'polyline', { points: written([[u, v], [me.right + 4, v], [x - 6, y]]), fill: 'none', stroke: colour, 'stroke-width': 1.2, 'stroke-dasharray': '1 4' });
    put(me, 'names', `key ${k}`, 'path', { d: shape(one.mark, x + 6, y - 5, 6), fill: colour });
    put(me, 'names', `name of ${k}`, 'text', { x: x + 18, y, 'font-size': 16, 'font-weight': 650, fill: colour, 'data-contender': one.name }, one.name);
    put(me, 'names', `said of ${k}`, 'text', { x, y: y + 20, 'font-size': 16, fill: look.text }, one.said);
  });
}
