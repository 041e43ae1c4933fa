// What the hand does to the strip: point, click, press a key; and telling Python what is picked.
import { EDGE, mark } from './strip.js';
import { clear, make, quoted, send, setText } from '../../widgets/draw.js';
import { percent, say } from '../../widgets/numbers.js';

export function under(me, event) {
  const box = me.plot.getBoundingClientRect(), zoom = box.width / me.full, { data } = me;
  const x = (event.clientX - box.left) / zoom, y = (event.clientY - box.top) / zoom;
  if (x < EDGE || x >= me.end) return null;
  const place = me.left.findLastIndex(left => left <= x);
  const q = data.quantities.find(q => y >= me.top[q.key] && y < me.top[q.key] + data.order.length * me.row);
  if (q) return { place, key: q.key, unit: data.order[Math.floor((y - me.top[q.key]) / me.row)] };
  return { place, key: me.picked.key, unit: me.picked.unit, head: y < me.head };
}

export function hover(me, event) {
  const spot = under(me, event), { tip, data } = me;
  if (!spot) { tip.style.visibility = 'hidden'; return; }
  clear(tip);
  const q = data.quantities.find(q => q.key === spot.key);
  make(tip, 'div', { style: 'font-weight:600' }, `“${data.tokens[spot.place]}”${spot.head ? '' : `, unit ${spot.unit}`}`);
  const foreseen = data.foreseen?.[spot.place] ?? null;
  if (spot.head && foreseen !== null) make(tip, 'div', {}, `was expected with ${percent(foreseen)}`);
  if (spot.head) make(tip, 'div', { style: 'margin-top:4px' }, data.ahead ? 'Expected after it:' : 'Its answer:');
  if (spot.head) for (const [word, value] of data.next[spot.place]) make(tip, 'div', { class: 'number' }, data.kind === 'number' ? `${word} ${say(value)}` : `${percent(value)}  ${quoted(word)}`);
  else make(tip, 'div', { class: 'number' }, `${q.symbol} = ${say(q.values[spot.unit][spot.place], 5)}  ${q.name}`);
  const box = me.root.getBoundingClientRect(), zoom = box.width / me.wide;
  tip.style.left = `${Math.min((event.clientX - box.left) / zoom + 14, me.wide - tip.offsetWidth - 4)}px`;
  tip.style.top = `${(event.clientY - box.top) / zoom + 18}px`;
  tip.style.visibility = 'visible';
}

export function pick(me, { place, key, unit }) {
  me.picked = { place, key, unit };
  mark(me);
  const q = me.data.quantities.find(q => q.key === key);
  setText(me.said, `${me.data.tokens[place]}, unit ${unit}, ${q.name} ${say(q.values[unit][place])}`);
  me.queued = true;
  send(me);
}

export function keys(me, event) {
  const { picked, data } = me, row = data.order.indexOf(picked.unit), kinds = data.quantities.map(q => q.key);
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  let { place, key, unit } = picked;
  if (step) {
    place = Math.max(0, Math.min(data.tokens.length - 1, place + step[0]));
    unit = data.order[Math.max(0, Math.min(data.order.length - 1, row + step[1]))];
  } else if (event.key === 'PageDown' || event.key === 'PageUp') {
    key = kinds[(kinds.indexOf(key) + (event.key === 'PageDown' ? 1 : kinds.length - 1)) % kinds.length];
  } else if (event.key === 'Home') place = 0;
  else if (event.key === 'End') place = data.tokens.length - 1;
  else return;
  event.preventDefault();
  me.moving = event.repeat;
  pick(me, { place, key, unit });
  reveal(me);
}

// Where the picture is wider than its place, bring what is picked into view.
export function reveal(me) {
  const { place } = me.picked, edge = me.left[place];
  if (edge < me.scroll.scrollLeft || edge + me.widths[place] > me.scroll.scrollLeft + me.scroll.clientWidth) me.scroll.scrollLeft = edge - 80;
}
