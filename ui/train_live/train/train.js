// A training under way: how far it is, its curves, one held-out example with its gates, and the film.
import { lines, progress } from './curves.js';
import { drawExample, paint } from './example.js';
import { clear, make, setText, theme } from '../../widgets/draw.js';
import { mount } from '../../widgets/mount.js';
import { receivePick, send } from '../../widgets/picks.js';

const BETWEEN = 100;  // ms from one picture to the next: what moves is drawn in between,
const SPARE = 30;  // but no more often than this, for the network learns on the same machine

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'train', { build, draw }), root = state.root, { picked, seen, ...picture } = data;
  receivePick(state, picked, seen, setStateValue);
  state.before = state.data; state.data = picture; state.look = theme(root);
  draw(state);
  send(state);
  return () => { state.leave(); cancelAnimationFrame(state.frame); };
}

function build(root) {
  const state = { root, task: make(root, 'div', { class: 'task', 'data-role': 'task' }), standing: make(root, 'div', { class: 'standing', 'data-role': 'standing' }) };
  state.curves = make(root, 'svg', { role: 'img', 'data-role': 'curves' });
  state.examples = make(root, 'div', { class: 'examples' });
  state.shown = ['before', 'example'].map(key => example(state.examples, key));
  state.film = make(root, 'label', { class: 'film' });
  make(state.film, 'span', {}, 'The film');
  state.range = make(state.film, 'input', { type: 'range', min: 0, step: 1, 'aria-label': 'The film: go back to any moment' });
  state.moment = make(state.film, 'output', {});
  state.range.oninput = () => pull(state);
  return state;
}

function example(parent, key) {
  const box = make(parent, 'div', { class: 'example', 'data-role': key }), one = { box, key, heats: new Map() };
  one.title = make(box, 'div', { class: 'title' });
  one.scroll = make(box, 'div', { class: 'scroll' });
  one.svg = make(one.scroll, 'svg', { role: 'img' });
  return one;
}

function draw(state) {
  const { data } = state;
  state.wide = state.root.clientWidth;
  clear(state.task);
  clear(state.standing);
  make(state.task, 'b', {}, `${data.task[0]}. `);
  make(state.task, 'span', {}, data.task[1]);
  for (const [words, strong] of data.standing) make(state.standing, strong ? 'b' : 'span', {}, words);
  const both = Boolean(data.before), narrow = state.wide < 900;
  state.examples.className = `examples${narrow ? ' narrow' : ''}`;
  for (const one of state.shown) {
    const what = data[one.key];
    one.box.hidden = !what;
    if (!what) continue;
    one.title.hidden = !both;
    one.title.textContent = `After ${what.updates} updates`;
    drawExample(one, what, state.look, both && !narrow ? state.wide / 2 - 14 : state.wide, both, data.tight);
  }
  film(state);
  animate(state);
}

// What moves does so from what is on the screen to what has come, in the time until more comes. Axes change at once.
function animate(state) {
  cancelAnimationFrame(state.frame);
  const to = state.data.panels.map(({ xs }) => xs.at(-1) ?? 0), from = to.map((end, k) => Math.min(state.ends?.[k] ?? end, end));
  const heats = state.shown.flatMap(one => (state.data[one.key] ? [...one.heats.values()] : [])), began = performance.now();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches || heats.every(heat => heat.from === heat.to);
  let drawn = -SPARE;
  const tick = now => {
    const share = still ? 1 : Math.min(1, Math.max(0, (now - began) / BETWEEN));
    if (share === 1 || now - drawn >= SPARE) {
      drawn = now;
      state.ends = to.map((end, k) => mix(from[k], end, share));
      lines(state);
      for (const heat of heats) paint(heat, share, state.look);
    }
    if (share < 1) state.frame = requestAnimationFrame(tick);
  };
  progress(state);
  tick(began);
}

export function mix(a, b, share) { return a + (b - a) * share; }

function film(state) {
  const { film: moments } = state.data, at = state.picked.at, place = at < 0 ? moments.length - 1 : nearest(moments, at);
  state.film.hidden = moments.length < 2;
  state.range.max = moments.length - 1;
  if (+state.range.value !== place) state.range.value = place;
  const said = at < 0 ? 'now' : `at update ${moments[place]}`;
  setText(state.moment, said);
  state.range.setAttribute('aria-valuetext', said);
}

function nearest(moments, at) {
  return moments.reduce((best, moment, k) => (Math.abs(moment - at) < Math.abs(moments[best] - at) ? k : best), 0);
}

function pull(state) {
  const { film: moments } = state.data, place = +state.range.value;
  state.picked = { at: place === moments.length - 1 ? -1 : moments[place] };
  state.queued = state.moving = true;
  film(state);
  send(state);
}
