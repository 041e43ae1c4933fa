// What the hand does to the strip: point, click, press a key; and telling Python what is picked.
import { mark } from './strip.js';
import { columnAt, reveal } from '../../widgets/columns.js';
import { clear, make, quoted, setText } from '../../widgets/draw.js';
import { percent, say } from '../../widgets/numbers.js';
import { send } from '../../widgets/picks.js';
import { hideTip, pointed, showTip } from '../../widgets/pointer.js';

export function under(state, event) {
  const { data } = state, [x, y] = pointed(state.plot, state.full, event), place = columnAt(state, x);
  if (place < 0) return null;
  const q = data.quantities.find(q => y >= state.top[q.key] && y < state.top[q.key] + data.order.length * state.row);
  if (q) return { place, key: q.key, unit: data.order[Math.floor((y - state.top[q.key]) / state.row)] };
  return { place, key: state.picked.key, unit: state.picked.unit, head: y < state.head };
}

export function hover(state, event) {
  const spot = under(state, event), { tip, data } = state;
  lit(state, spot);
  if (!spot) { hideTip(state); return; }
  clear(tip);
  const q = data.quantities.find(q => q.key === spot.key);
  make(tip, 'div', { style: 'font-weight:600' }, `“${data.tokens[spot.place]}”${spot.head ? '' : `, unit ${spot.unit}`}`);
  const foreseen = data.foreseen?.[spot.place] ?? null;
  if (spot.head && foreseen !== null) make(tip, 'div', {}, `The network gave this word a chance of ${percent(foreseen)} beforehand.`);
  if (spot.head) make(tip, 'div', { style: 'margin-top:4px' }, data.ahead ? 'Expected after it:' : 'Its answer:');
  if (spot.head) for (const [word, value] of data.next[spot.place]) make(tip, 'div', { class: 'number' }, data.kind === 'number' ? `${word} ${say(value)}` : `${percent(value)}  ${quoted(word)}`);
  else make(tip, 'div', { class: 'number' }, `${q.symbol} = ${say(q.values[spot.unit][spot.place], 5)}  ${q.name}`);
  showTip(state, event);
}

// The word under the pointer lights up, and with a cell the same unit at that word in every row.
export function lit(state, spot) {
  clear(state.light);
  if (!spot) return;
  const { data, light, look } = state, x = state.left[spot.place], wide = state.widths[spot.place], row = data.order.indexOf(spot.unit);
  make(light, 'rect', { x, y: 2, width: wide - 1, height: 24, rx: 3, fill: look.accent, 'fill-opacity': 0.18 });
  for (const q of spot.head ? [] : data.quantities) make(light, 'rect', { x: x - 1.5, y: state.top[q.key] + row * state.row - 1.5, width: wide + 2, height: state.row + 2, fill: 'none', stroke: look.accent, 'stroke-width': 2.5, 'data-lit': q.key });
}

export function pick(state, { place, key, unit }) {
  state.picked = { place, key, unit };
  mark(state);
  const q = state.data.quantities.find(q => q.key === key);
  setText(state.said, `${state.data.tokens[place]}, unit ${unit}, ${q.name} ${say(q.values[unit][place])}`);
  state.queued = true;
  send(state);
}

export function keys(state, event) {
  const { picked, data } = state, row = data.order.indexOf(picked.unit), kinds = data.quantities.map(q => q.key);
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
  state.moving = event.repeat;
  pick(state, { place, key, unit });
  reveal(state.scroll, state, place);
}
