// A training under way: how far it is, its curves, one held-out example with its gates, and the film.
import { lines, progress } from './curves.js';
import { drawExample, paint } from './example.js';
import { clear, hear, make, mount, send, setText, theme } from '../../widgets/draw.js';

const BETWEEN = 100;  // ms from one picture to the next: what moves is drawn in between,
const SPARE = 30;  // but no more often than this, for the network learns on the same machine

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'train', { build, draw }), root = me.root, { picked, seen, ...picture } = data;
  hear(me, picked, seen, setStateValue);
  me.before = me.data; me.data = picture; me.look = theme(root);
  draw(me);
  send(me);
  return () => { me.leave(); cancelAnimationFrame(me.frame); };
}

function build(root) {
  const me = { root, standing: make(root, 'div', { class: 'standing', 'data-role': 'standing' }) };
  me.curves = make(root, 'svg', { role: 'img' });
  me.examples = make(root, 'div', { class: 'examples' });
  me.shown = ['before', 'example'].map(key => example(me.examples, key));
  me.film = make(root, 'label', { class: 'film' });
  make(me.film, 'span', {}, 'The film');
  me.range = make(me.film, 'input', { type: 'range', min: 0, step: 1, 'aria-label': 'The film: go back to any moment' });
  me.moment = make(me.film, 'output', {});
  me.range.oninput = () => pull(me);
  return me;
}

function example(parent, key) {
  const box = make(parent, 'div', { class: 'example', 'data-role': key }), one = { box, key, heats: new Map() };
  one.title = make(box, 'div', { class: 'title' });
  one.scroll = make(box, 'div', { class: 'scroll' });
  one.svg = make(one.scroll, 'svg', { role: 'img' });
  return one;
}

function draw(me) {
  const { data } = me;
  me.wide = me.root.clientWidth;
  clear(me.standing);
  for (const [words, strong] of data.standing) make(me.standing, strong ? 'b' : 'span', {}, words);
  const both = Boolean(data.before), narrow = me.wide < 900;
  me.examples.className = `examples${narrow ? ' narrow' : ''}`;
  for (const one of me.shown) {
    const what = data[one.key];
    one.box.hidden = !what;
    if (!what) continue;
    one.title.hidden = !both;
    one.title.textContent = `After ${what.updates} updates`;
    drawExample(one, what, me.look, both && !narrow ? me.wide / 2 - 14 : me.wide, both);
  }
  film(me);
  animate(me);
}

// What moves does so from what is on the screen to what has come, in the time until more comes. Axes change at once.
function animate(me) {
  cancelAnimationFrame(me.frame);
  const to = me.data.panels.map(({ xs }) => xs.at(-1) ?? 0), from = to.map((end, k) => Math.min(me.ends?.[k] ?? end, end));
  const heats = me.shown.flatMap(one => (me.data[one.key] ? [...one.heats.values()] : [])), began = performance.now();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches || heats.every(heat => heat.from === heat.to);
  let drawn = -SPARE;
  const tick = now => {
    const share = still ? 1 : Math.min(1, Math.max(0, (now - began) / BETWEEN));
    if (share === 1 || now - drawn >= SPARE) {
      drawn = now;
      me.ends = to.map((end, k) => mix(from[k], end, share));
      lines(me);
      for (const heat of heats) paint(heat, share, me.look);
    }
    if (share < 1) me.frame = requestAnimationFrame(tick);
  };
  progress(me);
  tick(began);
}

export function mix(a, b, share) { return a + (b - a) * share; }

function film(me) {
  const { film: moments } = me.data, at = me.picked.at, place = at < 0 ? moments.length - 1 : nearest(moments, at);
  me.film.hidden = moments.length < 2;
  me.range.max = moments.length - 1;
  if (+me.range.value !== place) me.range.value = place;
  const said = at < 0 ? 'now' : `at update ${moments[place]}`;
  setText(me.moment, said);
  me.range.setAttribute('aria-valuetext', said);
}

function nearest(moments, at) {
  return moments.reduce((best, moment, k) => (Math.abs(moment - at) < Math.abs(moments[best] - at) ? k : best), 0);
}

function pull(me) {
  const { film: moments } = me.data, place = +me.range.value;
  me.picked = { at: place === moments.length - 1 ? -1 : moments[place] };
  me.queued = me.moving = true;
  film(me);
  send(me);
}
