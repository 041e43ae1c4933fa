// What the hand does to the picture: point, click, drag along the memory, press keys.
import { hiding } from './guess.js';
import { closeMenu, openMenu, operateOn, tellPython, undoAt, undoLast } from './menu.js';
import { mark } from './surgery.js';
import { clear, make, setText } from '../../widgets/draw.js';
import { say } from '../../widgets/numbers.js';

export function touch(me) {
  me.svg.onpointermove = event => { if (hiding(me)) return; if (me.drag) dragged(me, event); else point(me, event); };
  me.svg.onpointerleave = () => { me.tip.style.visibility = 'hidden'; };
  me.svg.onpointerdown = event => {
    if (event.button || hiding(me)) return;
    const at = under(me, event);
    closeMenu(me);
    if (!at || at.row === 'second') return;
    me.spot = { ...at, first: at.place, last: at.place };
    if (at.row === 'memory') { me.drag = at.place; me.svg.setPointerCapture(event.pointerId); }
    mark(me);
  };
  me.svg.onpointerup = event => {
    if (hiding(me)) return;
    const at = under(me, event), dragging = me.drag !== undefined;
    me.drag = undefined;
    if (dragging) return openMenu(me, me.spot, event);
    if (!at) return;
    if (at.row === 'second') return pickSource(me, at.place);
    if (me.spot) openMenu(me, me.spot, event);
  };
  me.svg.onpointercancel = () => { me.drag = undefined; };
  me.frame.onkeydown = event => keys(me, event);
  me.root.addEventListener('keydown', event => { if (event.key === 'Escape') closeMenu(me); });
}

// What stands under the pointer: a row ("word", "memory", "second" or a gate), a place, and for a gate a unit.
function under(me, event) {
  const box = me.svg.getBoundingClientRect(), zoom = box.width / me.full || 1;
  const x = (event.clientX - box.left) / zoom, y = (event.clientY - box.top) / zoom;
  const column = columns => columns.left.findLastIndex((left, t) => left <= x && x < left + columns.widths[t]);
  if (me.other && y >= me.under - 4 && y < me.words2 + 8) return placed('second', column(me.other));
  if (y < me.head) return placed('word', column(me));
  if (y < me.head + me.body + 6) return placed('memory', column(me));
  for (const gate of me.data.gates) {
    const row = Math.floor((y - me.top[gate.key]) / me.row);
    if (row >= 0 && row < gate.values.length) return { ...placed(gate.key, column(me)), unit: row };
  }
  return null;
}

function placed(row, place) { return place < 0 ? null : { row, place }; }

function dragged(me, event) {
  const at = under(me, event), place = at && at.row === 'memory' ? at.place : null;
  if (place === null) return;
  me.spot = { row: 'memory', first: Math.min(me.drag, place), last: Math.max(me.drag, place) };
  mark(me);
}

function point(me, event) {
  const at = under(me, event), { tip, data } = me, gate = at && data.gates.find(one => one.key === at.row);
  if (!at || at.row === 'second') { tip.style.visibility = 'hidden'; return; }
  clear(tip);
  make(tip, 'div', { style: 'font-weight:600' }, `“${data.tokens[at.place]}”${gate ? `, unit ${at.unit}` : ''}`);
  if (gate) {
    const was = gate.was?.[at.unit][at.place], now = gate.values[at.unit][at.place];
    make(tip, 'div', { class: 'number' }, `${gate.symbol} = ${say(now)}${was !== undefined && was !== now ? `, was ${say(was)}` : ''}`);
  } else if (at.row === 'memory') for (const band of data.now.bands) if (band.writer <= at.place) make(tip, 'div', { class: 'number' }, `${say(band.support[at.place], 2)}  ${band.label.split(':')[0]}`);
  const box = me.root.getBoundingClientRect(), zoom = box.width / me.wide || 1;
  tip.style.left = `${Math.max(0, Math.min((event.clientX - box.left) / zoom + 14, me.wide - tip.offsetWidth - 4))}px`;
  tip.style.top = `${(event.clientY - box.top) / zoom + 18}px`;
  tip.style.visibility = 'visible';
}

// The place in the second sentence from which is carried over.
function pickSource(me, place) {
  me.picked = { ...me.picked, source: String(place) };
  setText(me.said, `carry over what stands after “${me.data.second.tokens[place]}”`);
  tellPython(me);
}

function keys(me, event) {
  if (event.target !== me.frame || hiding(me)) return;
  const { data } = me, rows = ['word', 'memory', ...data.gates.map(gate => gate.key)];
  const spot = me.spot ?? me.at ?? { row: 'memory', first: data.start, last: data.start }, last = data.tokens.length - 1;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key], down = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  let next = { ...spot };
  if (step && event.shiftKey && spot.row === 'memory') next.last = Math.max(spot.first, Math.min(last, spot.last + step));
  else if (step) next.first = next.last = Math.max(0, Math.min(last, spot.first + step));
  else if (down) { next = { row: rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(spot.row) + down))], first: spot.first, last: spot.first }; }
  else if (event.key === 'Enter') openMenu(me, spot);
  else if (event.key === '0' && spot.row !== 'word') operateOn(me, spot, spot.row === 'memory' ? data.symbol : spot.row, '0');
  else if (event.key === '1' && me.top[spot.row]) operateOn(me, spot, spot.row, '1');
  else if (event.key === 'Delete' || event.key === 'Backspace') undoAt(me, spot);
  else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) undoLast(me);
  else return;
  event.preventDefault();
  if (!step && !down) return;
  me.spot = next;
  mark(me);
  const gate = data.gates.find(one => one.key === next.row), stretch = next.last > next.first ? ` to “${data.tokens[next.last]}”` : '';
  setText(me.said, `${gate ? gate.name : next.row === 'word' ? data.noun : 'memory'} at “${data.tokens[next.first]}”${stretch}`);
}
