// What the hand does to the bands: point, click a word, press a key.
import { columnAt, reveal } from '../columns.js';
import { clear, make, setText } from '../draw.js';
import { say } from '../numbers.js';
import { send } from '../picks.js';
import { hideTip, pointed, showTip } from '../pointer.js';
import { GAP, SECTION } from './tape.js';

export function under(state, event) {
  const [x, y] = pointed(state.plot, state.full, event);
  const s = state.parts.findIndex(part => x >= part.from && x < part.end), part = state.parts[s];
  if (!part) return null;
  const k = columnAt(part, x);
  const band = state.data.bands.findIndex((one, b) => y >= state.top[b].y && y < state.top[b].y + one.order.length * state.top[b].row);
  return { s, part, k, band, row: band < 0 ? -1 : Math.floor((y - state.top[band].y) / state.top[band].row) };
}

export function hover(state, event) {
  const spot = under(state, event), { tip, data } = state, band = spot && data.bands[spot.band];
  if (!spot || (band && !band.values[spot.s])) { hideTip(state); return; }
  clear(tip);
  const column = spot.part.columns[spot.k], unit = band && band.order[spot.row];
  make(tip, 'div', { style: 'font-weight:600' }, `“${column.text}”${band ? `, unit ${unit}` : ''}`);
  if (band) make(tip, 'div', { class: 'number' }, `${band.symbol} = ${say(band.values[spot.s][unit][spot.k], 5)}  ${band.name}`);
  else if (column.note) make(tip, 'div', {}, column.note);
  showTip(state, event);
}

export function pick(state, place) {
  state.picked = { place };
  mark(state);
  const part = state.parts.find(one => one.picks), column = part.columns[place];
  setText(state.aloud, `${column.text} ${column.note}`);
  state.queued = true;
  send(state);
}

export function keys(state, event) {
  const part = state.parts.find(one => one.picks), last = part.columns.length - 1, now = +state.picked.place;
  const place = { ArrowLeft: Math.max(0, now - 1), ArrowRight: Math.min(last, now + 1), Home: 0, End: last }[event.key];
  if (place === undefined) return;
  event.preventDefault();
  state.moving = event.repeat;
  pick(state, place);
  reveal(state.scroll, part, place);
}

export function mark(state) {
  clear(state.marks);
  const part = state.parts.find(one => one.picks), place = +state.picked.place, top = SECTION * state.data.sections.some(s => s.title) + 1;
  if (state.picked.place === '' || place >= part.columns.length) return;
  make(state.marks, 'rect', { x: part.left[place] - 2, y: top, width: part.widths[place] + 2, height: state.high - top - GAP + 2, fill: 'none', stroke: state.look.accent, 'stroke-width': 2.5, rx: 4, 'data-role': 'picked' });
}
