// A race under way: thin lines for the networks, a thick one for the middle of each contender, named where it ends.
import { FONT, make, setAll, setText, theme, width } from '../../widgets/draw.js';
import { shape } from '../../widgets/marks.js';
import { component } from '../../widgets/mount.js';
import { brief, count, percent } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

const NAME = `650 16px ${FONT}`, SAID = `16px ${FONT}`, TOP = 14, FOOT = 46, LABEL = 46;

export default component('race', { build, draw });

const LAYERS = ['axes', 'thin', 'ends', 'thick', 'names'];  // what is drawn over what

function build(root) {
  const state = { root, title: make(root, 'div', { class: 'title' }), svg: make(root, 'svg', { role: 'img' }), nodes: new Map(), drawn: '' };
  state.layers = LAYERS.map(name => make(state.svg, 'g', { 'data-layer': name }));
  return state;
}

// A node stays from one picture to the next under its key, and only what is new about it is written.
function put(state, layer, key, tag, attributes, text) {
  let node = state.nodes.get(key);
  if (!node) state.nodes.set(key, node = { made: make(state.layers[LAYERS.indexOf(layer)], tag), now: {} });
  for (const [name, value] of Object.entries(attributes)) {
    if (node.now[name] !== value) node.made.setAttribute(name, node.now[name] = value);
  }
  if (node.text !== text) node.made.textContent = node.text = text;
  state.used.add(key);
}

function draw(state) {
  const { data, root } = state, look = state.look = theme(root), drawn = JSON.stringify(data) + look.page + root.clientWidth;
  if (state.drawn === drawn) return;
  state.drawn = drawn;
  state.wide = root.clientWidth;
  state.narrow = state.wide < 620;
  state.high = state.narrow ? 300 : 380;
  state.used = new Set();
  const beside = Math.max(...data.contenders.flatMap(one => [width(one.name, NAME) + 20, width(one.said, SAID)]));
  state.left = state.narrow ? 46 : 20 + Math.max(...data.levels.map(([, name, value]) => width(`${name} ${value}`, SAID)));
  state.right = state.wide - beside - 26;
  const [low, high] = data.range, far = data.far[2];
  state.x = linear([0, far], [state.left, state.right]);
  const y = linear([low, high], [state.high - FOOT, TOP]);
  state.y = value => y(Math.max(low, Math.min(high, value)));
  setText(state.title, data.title);
  setAll(state.svg, { width: state.wide, height: state.high, 'font-family': FONT, 'aria-label': data.alt });
  axes(state);
  data.contenders.forEach((one, k) => one.lanes.forEach(lane => thin(state, one, k, lane)));
  const tips = data.contenders.map((one, k) => thick(state, one, k));
  levels(state);
  labels(state, tips);
  for (const [key, node] of state.nodes) if (!state.used.has(key)) { node.made.remove(); state.nodes.delete(key); }
}

function axes(state) {
  const { data, look, left, right } = state, [low, high] = data.range, share = data.levels.every(([, , value]) => value.endsWith('%'));
  const levels = data.levels.map(([value]) => state.y(value));
  for (const value of [low, high]) {
    const y = state.y(value), near = Math.min(...levels.map(other => Math.abs(other - y)));
    if (near > 6) put(state, 'axes', `line ${value === low}`, 'line', { x1: left, x2: right, y1: y, y2: y, stroke: look.line, 'stroke-width': 1 });
    if (state.narrow || near > 18) put(state, 'axes', `tick ${value === low}`, 'text', { x: left - 8, y: y + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, share ? percent(value) : brief(value));
  }
  data.levels.forEach(([, name], k) => put(state, 'axes', `level ${name}`, 'line', { x1: left, x2: right, y1: levels[k], y2: levels[k], stroke: look.quiet, 'stroke-width': 1.5, 'stroke-dasharray': '4 4', 'data-level': name }));
  data.far.forEach((updates, k) => {
    const said = count(updates);
    if (k !== 1 || !state.narrow) put(state, 'axes', `far ${k}`, 'text', { x: state.x(updates), y: state.high - FOOT + 24, 'text-anchor': ['start', 'middle', 'end'][k], 'font-size': 16, fill: look.quiet }, k === 2 ? `${said} updates` : said);
  });
}

// The two levels by name: beside the picture, or where that is too narrow, in it.
function levels(state) {
  const { data, look, left, right } = state;
  data.levels.forEach(([value, name, said]) => {
    const y = state.y(value), outside = { x: left - 8, y: y + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet };
    const inside = { ...outside, x: right - 4, y: y < TOP + 20 ? y + 19 : y - 7, stroke: look.page, 'stroke-width': 4, 'paint-order': 'stroke' };
    put(state, 'names', `name ${name} ${state.narrow}`, 'text', state.narrow ? inside : outside, state.narrow ? name : `${name} ${said}`);
  });
}

// The points of a line, up to the first check without a number.
function points(state, values) {
  const until = values.indexOf(null), there = until < 0 ? values : values.slice(0, until);
  return there.map((value, k) => [state.x(state.data.updates[k]), state.y(value)]);
}

function written(places) { return places.map(place => place.map(v => v.toFixed(1)).join()).join(' '); }

function ink(state, one) { return one.ink[state.look.dark ? 1 : 0]; }

function thin(state, one, k, lane) {
  const places = points(state, lane.values), key = `${k} ${lane.seed}`, colour = ink(state, one);
  put(state, 'thin', `thin ${key}`, 'polyline', { points: written(places), fill: 'none', stroke: colour, 'stroke-width': 1.2, opacity: 0.5, 'stroke-linejoin': 'round', 'data-lane': key, 'data-end': lane.end });
  if (!lane.end || !places.length) return;
  const [x, y] = places.at(-1);
  put(state, 'ends', `end ${key}`, 'path', { d: lane.end === 'away' ? `M${x - 5},${y - 5}l10,10m0,-10l-10,10` : shape(one.mark, x, y, 4), fill: lane.end === 'away' ? 'none' : state.look.page, stroke: colour, 'stroke-width': 2 });
}

function thick(state, one, k) {
  const places = points(state, one.median), colour = ink(state, one), tip = places.at(-1) ?? [state.left, state.y(state.data.range[0])];
  put(state, 'thick', `thick ${k}`, 'polyline', { points: written(places), fill: 'none', stroke: colour, 'stroke-width': 3.5, 'stroke-dasharray': one.dash, 'stroke-linejoin': 'round', 'data-median': one.name });
  put(state, 'thick', `tip ${k}`, 'path', { d: shape(one.mark, ...tip, 7), fill: colour, stroke: state.look.page, 'stroke-width': 1.5 });
  return tip;
}

// Names at the right, each as near to the height of its line as the others let it, with a fine line to its tip.
function labels(state, tips) {
  const { data, look } = state, order = tips.map((_, k) => k).sort((a, b) => tips[a][1] - tips[b][1] || a - b);
  const lowest = state.high - FOOT - LABEL / 2 + 14, tops = [];
  order.forEach((k, place) => { tops[place] = Math.max(tips[k][1], TOP + 10, place ? tops[place - 1] + LABEL : 0); });
  for (let place = order.length - 1; place >= 0; place--) tops[place] = Math.min(tops[place], lowest - LABEL * (order.length - 1 - place));
  order.forEach((k, place) => {
    const one = data.contenders[k], colour = ink(state, one), y = tops[place], x = state.right + 26, [u, v] = tips[k];
    put(state, 'axes', `lead ${k}`, 'polyline', { points: written([[u, v], [state.right + 4, v], [x - 6, y]]), fill: 'none', stroke: colour, 'stroke-width': 1.2, 'stroke-dasharray': '1 4' });
    put(state, 'names', `key ${k}`, 'path', { d: shape(one.mark, x + 6, y - 5, 6), fill: colour });
    put(state, 'names', `name of ${k}`, 'text', { x: x + 18, y, 'font-size': 16, 'font-weight': 650, fill: colour, 'data-contender': one.name }, one.name);
    put(state, 'names', `said of ${k}`, 'text', { x, y: y + 20, 'font-size': 16, fill: look.text }, one.said);
  });
}
