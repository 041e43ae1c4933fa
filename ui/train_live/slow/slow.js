// One update in slow motion: the words, the example on the left, the batch and the weights on the right. Python computed it all.
import { example } from './example.js';
import { panel } from './weights.js';
import { clear, fadeEdges, FONT, make, setAll, setText, SVG, theme } from '../../widgets/draw.js';
import { mount } from '../../widgets/mount.js';
import { say } from '../../widgets/numbers.js';
import { receivePick, send } from '../../widgets/picks.js';
import { hideTip, pointed, showTip } from '../../widgets/pointer.js';

export const SMALL = `16px ${FONT}`, BOLD = `600 ${SMALL}`, SWIFT = 360;

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'slow', { build, draw });
  const moved = state.data && state.data.stage !== data.stage;
  receivePick(state, data.picked, data.seen, setStateValue);
  state.data = data;
  draw(state);
  send(state);
  if (moved) move(state);
  return state.leave;
}

export function pick(state, change) {
  state.picked = { ...state.picked, ...change };
  state.queued = true;
  send(state);
}

function build(root) {
  const state = { root, heats: new Map() };
  const words = make(root, 'div', { class: 'words', 'aria-live': 'polite' });
  state.head = make(words, 'div', { class: 'head' });
  state.more = make(words, 'div', { class: 'tell' });
  state.both = make(root, 'div', { class: 'both' });
  const left = make(state.both, 'div', { class: 'left' });
  state.scroll = make(left, 'div', { class: 'scroll' });
  state.svg = make(state.scroll, 'svg', { role: 'img' });
  state.legend = make(left, 'div', { class: 'legend' });
  state.panel = make(state.both, 'div', { class: 'panel' });
  state.tip = make(root, 'div', { class: 'tip' });
  state.svg.onpointermove = event => hover(state, event);
  state.svg.onpointerleave = () => hideTip(state);
  return state;
}

function draw(state) {
  const { data, root } = state;
  state.wide = root.clientWidth;
  state.look = theme(root);
  state.narrow = state.wide < 1000;
  state.phone = state.wide < 620;
  state.both.classList.toggle('narrow', state.narrow);
  setText(state.head, data.head);
  setText(state.more, data.more);
  setText(state.legend, data.legend);
  state.room = state.narrow ? state.wide : state.wide - 422;
  state.moving = []; state.spots = [];
  hideTip(state);
  example(state);
  panel(state);
  fadeEdges(state.scroll);
}

// Something that a stage brings, and how it comes: forward from the left, back from the right.
export function comes(state, node, stage, frames) { if (node) state.moving.push({ node, stage, frames }); }
export const FADE = [{ opacity: 0 }, { opacity: 1 }], RISE = [{ transform: 'scaleY(0)' }, { transform: 'scaleY(1)' }], REACH = [{ transform: 'scaleX(0)' }, { transform: 'scaleX(1)' }];
export const RIGHTWARD = [{ clipPath: 'inset(0 100% 0 0)' }, { clipPath: 'inset(0)' }], LEFTWARD = [{ clipPath: 'inset(0 0 0 100%)' }, { clipPath: 'inset(0)' }];

function move(state) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const { node, stage, frames } of state.moving) if (stage === state.data.stage) node.animate(frames, { duration: SWIFT, easing: 'ease-out' });
}

function hover(state, event) {
  const [x, y] = pointed(state.svg, +state.svg.getAttribute('width'), event);
  const spot = state.spots.find(one => x >= one.x && x < one.x + one.wide && y >= one.y && y < one.y + one.high);
  if (!spot) return hideTip(state);
  const column = Math.floor((x - spot.x) / spot.wide * spot.columns), row = Math.floor((y - spot.y) / spot.high * spot.rows);
  clear(state.tip);
  for (const line of spot.says(row, column, say(unpack(spot.values, Float32Array)[row * spot.columns + column]))) make(state.tip, 'div', { class: 'number' }, line);
  showTip(state, event);
}

// Numbers that Python sent as the bytes of an array.
function unpack(text, Kind) {
  return new Kind(Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer);
}

// A grid of signed cells as one small picture, stretched: ink above zero, grey below. The pointer reads its numbers.
export function heat(state, name, { shades, values }, [rows, columns], [x, y, wide, high], ink, says) {
  const codes = unpack(shades, Int8Array), canvas = state.heats.get(name) ?? document.createElement('canvas');
  state.heats.set(name, canvas);
  canvas.width = columns; canvas.height = rows;
  const context = canvas.getContext('2d'), picture = context.createImageData(columns, rows);
  const rgb = colour => [1, 3, 5].map(k => parseInt(colour.slice(k, k + 2), 16)), up = rgb(ink), down = rgb(state.look.negative);
  codes.forEach((shade, k) => picture.data.set([...(shade < 0 ? down : up), 2 * Math.abs(shade)], 4 * k));
  context.putImageData(picture, 0, 0);
  make(state.svg, 'rect', { x, y, width: wide, height: high, fill: state.look.soft });
  const image = document.createElementNS(SVG, 'image');
  setAll(image, { x, y, width: wide, height: high, preserveAspectRatio: 'none', href: canvas.toDataURL(), style: 'image-rendering:pixelated' });
  state.svg.appendChild(image);
  state.spots.push({ x, y, wide, high, rows, columns, values, says });
  return image;
}
