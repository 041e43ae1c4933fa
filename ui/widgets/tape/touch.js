// What the hand does to the bands: point, click a word, press a key.
import { clear, FONT, make, place, send, setText, SVG, theme } from '../draw.js';
import { say } from '../numbers.js';
import { GAP, TITLE } from './tape.js';

export function under(me, event) {
  const box = me.plot.getBoundingClientRect(), zoom = box.width / me.full;
  const x = (event.clientX - box.left) / zoom, y = (event.clientY - box.top) / zoom;
  const s = me.parts.findIndex(part => x >= part.from && x < part.end), part = me.parts[s];
  if (!part) return null;
  const k = part.left.findLastIndex(left => left <= x);
  const band = me.data.bands.findIndex((one, b) => y >= me.top[b].y && y < me.top[b].y + one.order.length * me.top[b].row);
  return { s, part, k, band, row: band < 0 ? -1 : Math.floor((y - me.top[band].y) / me.top[band].row) };
}

export function hover(me, event) {
  const spot = under(me, event), { tip, data } = me, band = spot && data.bands[spot.band];
  if (!spot || (band && !band.values[spot.s])) { tip.style.visibility = 'hidden'; return; }
  clear(tip);
  const column = spot.part.columns[spot.k], unit = band && band.order[spot.row];
  make(tip, 'div', { style: 'font-weight:600' }, `“${column.text}”${band ? `, unit ${unit}` : ''}`);
  if (band) make(tip, 'div', { class: 'number' }, `${band.symbol} = ${say(band.values[spot.s][unit][spot.k], 5)}  ${band.name}`);
  else if (column.note) make(tip, 'div', {}, column.note);
  const box = me.root.getBoundingClientRect(), zoom = box.width / me.wide;
  tip.style.left = `${Math.min((event.clientX - box.left) / zoom + 14, me.wide - tip.offsetWidth - 4)}px`;
  tip.style.top = `${(event.clientY - box.top) / zoom + 18}px`;
  tip.style.visibility = 'visible';
}

export function pick(me, place) {
  me.picked = { place };
  mark(me);
  const part = me.parts.find(one => one.picks), column = part.columns[place];
  setText(me.aloud, `${column.text} ${column.note}`);
  me.queued = true;
  send(me);
}

export function keys(me, event) {
  const part = me.parts.find(one => one.picks), last = part.columns.length - 1, now = +me.picked.place;
  const place = { ArrowLeft: Math.max(0, now - 1), ArrowRight: Math.min(last, now + 1), Home: 0, End: last }[event.key];
  if (place === undefined) return;
  event.preventDefault();
  me.moving = event.repeat;
  pick(me, place);
  const left = part.left[place];
  if (left < me.scroll.scrollLeft || left + part.wide[place] > me.scroll.scrollLeft + me.scroll.clientWidth) me.scroll.scrollLeft = left - 80;
}

export function mark(me) {
  clear(me.marks);
  const part = me.parts.find(one => one.picks), place = +me.picked.place, top = TITLE * me.data.sections.some(s => s.title) + 1;
  if (me.picked.place === '' || place >= part.columns.length) return;
  make(me.marks, 'rect', { x: part.left[place] - 2, y: top, width: part.wide[place] + 2, height: me.high - top - GAP + 2, fill: 'none', stroke: me.look.accent, 'stroke-width': 2.5, rx: 4, 'data-role': 'picked' });
}

export function whole(me) {
  const svg = make(null, 'svg', { xmlns: SVG, width: me.margin + me.full + 24, height: me.high + 24, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: theme(me.root).page });
  place(me.labels, make(svg, 'g', { transform: 'translate(12,12)' }));
  place(me.plot, make(svg, 'g', { transform: `translate(${me.margin + 12},12)` }));
  return svg;
}
