// What the hand does to the picture: point, click, drag along the memory, press keys.
import { hiding } from './guess.js';
import { closeMenu, openMenu, operateOn, tellPython, undoAt, undoLast } from './menu.js';
import { mark } from './interventions.js';
import { columnAt } from '../../widgets/columns.js';
import { clear, make, setText } from '../../widgets/draw.js';
import { say } from '../../widgets/numbers.js';
import { hideTip, pointed, showTip } from '../../widgets/pointer.js';

export function touch(state) {
  state.svg.onpointermove = event => { if (hiding(state)) return; if (state.drag) dragged(state, event); else point(state, event); };
  state.svg.onpointerleave = () => hideTip(state);
  state.svg.onpointerdown = event => {
    if (event.button || hiding(state)) return;
    const at = under(state, event);
    closeMenu(state);
    if (!at || at.row === 'second') return;
    state.spot = { ...at, first: at.place, last: at.place };
    if (at.row === 'memory') { state.drag = at.place; state.svg.setPointerCapture(event.pointerId); }
    mark(state);
  };
  state.svg.onpointerup = event => {
    if (hiding(state)) return;
    const at = under(state, event), dragging = state.drag !== undefined;
    state.drag = undefined;
    if (dragging) return openMenu(state, state.spot, event);
    if (!at) return;
    if (at.row === 'second') return pickSource(state, at.place);
    if (state.spot) openMenu(state, state.spot, event);
  };
  state.svg.onpointercancel = () => { state.drag = undefined; };
  state.frame.onkeydown = event => keys(state, event);
  state.root.addEventListener('keydown', event => { if (event.key === 'Escape') closeMenu(state); });
}

// What stands under the pointer: a row ("word", "memory", "second" or a gate), a place, and for a gate a unit.
function under(state, event) {
  const [x, y] = pointed(state.svg, state.full, event), column = columns => columnAt(columns, x);
  if (state.other && y >= state.under - 4 && y < state.words2 + 8) return placed('second', column(state.other));
  if (y < state.head) return placed('word', column(state));
  if (y < state.head + state.body + 6) return placed('memory', column(state));
  for (const gate of state.data.gates) {
    const row = Math.floor((y - state.top[gate.key]) / state.row);
    if (row >= 0 && row < state.data.rows.length) return { ...placed(gate.key, column(state)), unit: state.data.rows[row] };
  }
  return null;
}

function placed(row, place) { return place < 0 ? null : { row, place }; }

function dragged(state, event) {
  const at = under(state, event), place = at && at.row === 'memory' ? at.place : null;
  if (place === null) return;
  state.spot = { row: 'memory', first: Math.min(state.drag, place), last: Math.max(state.drag, place) };
  mark(state);
}

function point(state, event) {
  const at = under(state, event), { tip, data } = state, gate = at && data.gates.find(one => one.key === at.row);
  if (!at || at.row === 'second') { hideTip(state); return; }
  clear(tip);
  make(tip, 'div', { style: 'font-weight:600' }, `“${data.tokens[at.place]}”${gate ? `, unit ${at.unit}` : ''}`);
  if (gate) {
    const was = gate.was?.[at.unit][at.place], now = gate.values[at.unit][at.place];
    make(tip, 'div', { class: 'number' }, `${gate.symbol} = ${say(now)}${was !== undefined && was !== now ? `, was ${say(was)}` : ''}`);
  } else if (at.row === 'memory') for (const band of data.now.bands) if (band.writer <= at.place) make(tip, 'div', { class: 'number' }, `${say(band.support[at.place], 2)}  ${band.label.split(':')[0]}`);
  showTip(state, event);
}

// The place in the second sentence from which is carried over.
function pickSource(state, place) {
  state.picked = { ...state.picked, source: String(place) };
  setText(state.said, `carry over what stands after “${state.data.second.tokens[place]}”`);
  tellPython(state);
}

function keys(state, event) {
  if (event.target !== state.frame || hiding(state)) return;
  const { data } = state, rows = ['word', 'memory', ...data.gates.map(gate => gate.key)];
  const spot = state.spot ?? state.at ?? { row: 'memory', first: data.start, last: data.start }, last = data.tokens.length - 1;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key], down = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  let next = { ...spot };
  if (step && event.shiftKey && spot.row === 'memory') next.last = Math.max(spot.first, Math.min(last, spot.last + step));
  else if (step) next.first = next.last = Math.max(0, Math.min(last, spot.first + step));
  else if (down) { next = { row: rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(spot.row) + down))], first: spot.first, last: spot.first }; }
  else if (event.key === 'Enter') openMenu(state, spot);
  else if (event.key === '0' && spot.row !== 'word') operateOn(state, spot, spot.row === 'memory' ? data.symbol : spot.row, '0');
  else if (event.key === '1' && state.top[spot.row]) operateOn(state, spot, spot.row, '1');
  else if (event.key === 'Delete' || event.key === 'Backspace') undoAt(state, spot);
  else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) undoLast(state);
  else return;
  event.preventDefault();
  if (!step && !down) return;
  state.spot = next;
  mark(state);
  const gate = data.gates.find(one => one.key === next.row), stretch = next.last > next.first ? ` to “${data.tokens[next.last]}”` : '';
  setText(state.said, `${gate ? gate.name : next.row === 'word' ? data.noun : 'memory'} at “${data.tokens[next.first]}”${stretch}`);
}
