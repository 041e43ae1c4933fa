// One update in slow motion: the words, the example on the left, the batch and the weights on the right. Python computed it all.
import { example } from './example.js';
import { panel } from './weights.js';
import { clear, cue, FONT, hear, make, mount, send, setText, SVG, theme } from '../../widgets/draw.js';
import { say } from '../../widgets/numbers.js';

export const SMALL = `16px ${FONT}`, BOLD = `600 ${SMALL}`, SWIFT = 360;

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'slow', { build, draw });
  const moved = me.data && me.data.stage !== data.stage;
  hear(me, data.picked, data.seen, setStateValue);
  me.data = data;
  draw(me);
  send(me);
  if (moved) move(me);
  return me.leave;
}

export function pick(me, change) {
  me.picked = { ...me.picked, ...change };
  me.queued = true;
  send(me);
}

function build(root) {
  const me = { root, heats: new Map() };
  const words = make(root, 'div', { class: 'words', 'aria-live': 'polite' });
  me.head = make(words, 'div', { class: 'head' });
  me.more = make(words, 'div', { class: 'tell' });
  me.both = make(root, 'div', { class: 'both' });
  const left = make(me.both, 'div', { class: 'left' });
  me.scroll = make(left, 'div', { class: 'scroll' });
  me.svg = make(me.scroll, 'svg', { role: 'img' });
  me.legend = make(left, 'div', { class: 'legend' });
  me.panel = make(me.both, 'div', { class: 'panel' });
  me.tip = make(root, 'div', { class: 'tip' });
  me.svg.onpointermove = event => hover(me, event);
  me.svg.onpointerleave = () => { me.tip.style.visibility = 'hidden'; };
  return me;
}

function draw(me) {
  const { data, root } = me;
  me.wide = root.clientWidth;
  me.look = theme(root);
  me.narrow = me.wide < 1000;
  me.phone = me.wide < 620;
  me.both.classList.toggle('narrow', me.narrow);
  setText(me.head, data.head);
  setText(me.more, data.more);
  setText(me.legend, data.legend);
  me.room = me.narrow ? me.wide : me.wide - 422;
  me.moving = []; me.spots = [];
  me.tip.style.visibility = 'hidden';
  example(me);
  panel(me);
  cue(me.scroll);
}

// Something that a stage brings, and how it comes: forward from the left, back from the right.
export function comes(me, node, stage, frames) { if (node) me.moving.push({ node, stage, frames }); }
export const FADE = [{ opacity: 0 }, { opacity: 1 }], RISE = [{ transform: 'scaleY(0)' }, { transform: 'scaleY(1)' }], REACH = [{ transform: 'scaleX(0)' }, { transform: 'scaleX(1)' }];
export const RIGHTWARD = [{ clipPath: 'inset(0 100% 0 0)' }, { clipPath: 'inset(0)' }], LEFTWARD = [{ clipPath: 'inset(0 0 0 100%)' }, { clipPath: 'inset(0)' }];

function move(me) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const { node, stage, frames } of me.moving) if (stage === me.data.stage) node.animate(frames, { duration: SWIFT, easing: 'ease-out' });
}

function hover(me, event) {
  const box = me.svg.getBoundingClientRect(), zoom = box.width / +me.svg.getAttribute('width');
  const x = (event.clientX - box.left) / zoom, y = (event.clientY - box.top) / zoom;
  const spot = me.spots.find(one => x >= one.x && x < one.x + one.wide && y >= one.y && y < one.y + one.high);
  me.tip.style.visibility = spot ? 'visible' : 'hidden';
  if (!spot) return;
  const column = Math.floor((x - spot.x) / spot.wide * spot.columns), row = Math.floor((y - spot.y) / spot.high * spot.rows);
  clear(me.tip);
  for (const line of spot.says(row, column, say(unpack(spot.values, Float32Array)[row * spot.columns + column]))) make(me.tip, 'div', { class: 'number' }, line);
  const mine = me.root.getBoundingClientRect();
  me.tip.style.left = `${Math.max(0, Math.min((event.clientX - mine.left) / zoom + 14, me.wide - me.tip.offsetWidth))}px`;
  me.tip.style.top = `${(event.clientY - mine.top) / zoom + 16}px`;
}

// Numbers that Python sent as the bytes of an array.
function unpack(text, Kind) {
  return new Kind(Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer);
}

// A grid of signed cells as one small picture, stretched: ink above zero, grey below. The pointer reads its numbers.
export function heat(me, name, { shades, values }, [rows, columns], [x, y, wide, high], ink, says) {
  const codes = unpack(shades, Int8Array), canvas = me.heats.get(name) ?? document.createElement('canvas');
  me.heats.set(name, canvas);
  canvas.width = columns; canvas.height = rows;
  const context = canvas.getContext('2d'), picture = context.createImageData(columns, rows);
  const rgb = colour => [1, 3, 5].map(k => parseInt(colour.slice(k, k + 2), 16)), up = rgb(ink), down = rgb(me.look.negative);
  codes.forEach((shade, k) => picture.data.set([...(shade < 0 ? down : up), 2 * Math.abs(shade)], 4 * k));
  context.putImageData(picture, 0, 0);
  make(me.svg, 'rect', { x, y, width: wide, height: high, fill: me.look.soft });
  const image = document.createElementNS(SVG, 'image');
  for (const [key, value] of Object.entries({ x, y, width: wide, height: high, preserveAspectRatio: 'none', href: canvas.toDataURL(), style: 'image-rendering:pixelated' })) image.setAttribute(key, value);
  me.svg.appendChild(image);
  me.spots.push({ x, y, wide, high, rows, columns, values, says });
  return image;
}
