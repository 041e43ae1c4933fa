// What can be done at a spot, as a small window beside it; and the list of operations, which is text that Python reads.
import { mark, rowAt } from './interventions.js';
import { clear, fill, make } from '../../widgets/draw.js';
import { plain } from '../../widgets/numbers.js';
import { send } from '../../widgets/picks.js';
import { hideTip, pointed } from '../../widgets/pointer.js';

export function openMenu(state, spot, event) {
  const { menu, data } = state, gate = data.gates.find(one => one.key === spot.row);
  state.spot = spot;
  mark(state);
  clear(menu);
  hideTip(state);
  const close = make(menu, 'button', { type: 'button', class: 'shut', 'aria-label': 'Close' }, '✕');
  close.onclick = () => closeMenu(state);
  const words = data.tokens.slice(spot.first, spot.last + 1);
  const where = words.length > 1 ? `from “${words[0]}” to “${words.at(-1)}”` : `“${words[0]}”`;
  const title = spot.row === 'word' ? `The ${data.noun} ${where}` : gate ? `${gate.name[0].toUpperCase()}${gate.name.slice(1)} at ${where}` : `Memory ${words.length > 1 ? where : `after ${where}`}`;
  make(menu, 'h4', {}, title);
  menu.setAttribute('aria-label', title);
  if (spot.row === 'word') wordMenu(state, spot);
  else if (gate) gateMenu(state, spot, gate);
  else memoryMenu(state, spot);
  const undone = operationsAt(state, spot);
  if (undone.length) button(row(menu), 'Undo what was done here', () => { undoAt(state, spot); closeMenu(state); });
  putMenu(state, spot, event);
  (menu.querySelector('.row button, .row input') ?? close).focus({ preventScroll: true });
}

function putMenu(state, spot, event) {
  const { menu } = state, box = state.root.getBoundingClientRect(), zoom = box.width / state.wide || 1, [top, high] = rowAt(state, spot.row);
  const x = event ? pointed(state.root, state.wide, event)[0] : state.left[spot.first] - state.scroll.scrollLeft;
  const above = state.frame.offsetTop + top, y = spot.row === 'memory' ? above + 40 : above + high + 6;
  const fits = box.top + zoom * (y + menu.offsetHeight) < window.innerHeight;
  menu.style.left = `${Math.max(0, Math.min(x - 20, state.wide - menu.offsetWidth - 4))}px`;
  menu.style.top = `${fits ? y : Math.max(-box.top / zoom, above - menu.offsetHeight - 6)}px`;
  menu.style.visibility = 'visible';
}

// Close the window. The keys go on where it was opened; who points instead needs no mark there.
export function closeMenu(state) {
  if (state.menu.contains(active(state))) state.frame.focus({ preventScroll: true });
  state.menu.style.visibility = 'hidden';
  clear(state.menu);
  state.at = state.spot ?? state.at;
  if (!state.frame.matches(':focus-visible')) state.spot = null;
  if (state.marks) mark(state);
}

export function active(state) { return state.root.getRootNode().activeElement; }

function row(parent) { return make(parent, 'div', { class: 'row' }); }

export function button(parent, text, done) {
  const made = make(parent, 'button', { type: 'button' }, text);
  made.onclick = done;
  return made;
}

// All units, or the one that was pointed at or is in view: returns a function that says which.
function unitsMenu(state, unit) {
  if (unit === null || unit === undefined) return () => 'all';
  const choice = row(state.menu), inputs = [['all', 'all units'], [String(unit), `unit ${unit}`]].map(([value, text], k) => {
    const label = make(choice, 'label'), input = make(label, 'input', { type: 'radio', name: 'units', value });
    input.checked = state.data.unit === null ? !k : !!k;
    make(label, 'span', {}, text);
    return input;
  });
  return () => inputs.find(input => input.checked).value;
}

function gateMenu(state, spot, gate) {
  const { menu } = state, units = unitsMenu(state, spot.unit ?? state.data.unit), act = value => { operateOn(state, spot, gate.key, value, units()); closeMenu(state); };
  const line = row(menu);
  button(line, 'Shut: 0', () => act('0'));
  button(line, 'Open: 1', () => act('1'));
  const slide = row(menu), input = make(slide, 'input', { type: 'range', min: 0, max: 1, step: 0.05, 'aria-label': `Value of the ${gate.name}` });
  input.value = gate.values[spot.unit ?? state.data.unit ?? state.data.rows[0]][spot.first];
  const shown = make(slide, 'span', { class: 'number' }, plain(+input.value));
  input.oninput = () => { shown.textContent = plain(+input.value); };
  button(slide, 'Set', () => act(String(+input.value)));
}

function memoryMenu(state, spot) {
  const { menu, data } = state, { symbol, second } = data, units = unitsMenu(state, data.unit);
  const act = (quantity, value) => { operateOn(state, spot, quantity, value, units()); closeMenu(state); };
  const line = row(menu);
  button(line, 'Wipe the memory', () => act(symbol, '0'));
  if (symbol === 'c') button(line, 'Silence the output', () => act('h', '0'));
  if (!second) { make(row(menu), 'span', { class: 'quiet' }, TEXT.second); return; }
  const from = Math.min(+(data.picked.source === '' ? Math.min(spot.first, second.tokens.length - 1) : data.picked.source), second.tokens.length - 1 - (spot.last - spot.first));
  if (from < 0) return;
  make(row(menu), 'span', {}, fill(TEXT.carry, { word: second.tokens[from] }));
  const carry = row(menu);
  if (symbol === 'c') button(carry, 'memory c', () => act('c', `b${from}`));
  button(carry, 'output h', () => act('h', `b${from}`));
  if (symbol === 'c') button(carry, 'both', () => { operateOn(state, spot, 'c', `b${from}`, units(), false); act('h', `b${from}`); });
}

function wordMenu(state, spot) {
  const { menu, data } = state;
  if (!data.replaceable) { make(row(menu), 'span', {}, TEXT.number); return; }
  const line = row(menu), input = make(line, 'input', { type: 'text', 'aria-label': `Read another ${data.noun} here`, maxlength: 40, placeholder: `another ${data.noun}` });
  const go = () => {
    if (!input.value.trim()) return;
    state.picked = { ...state.picked, read: `${spot.first}:${input.value}` };
    closeMenu(state);
    tellPython(state);
  };
  input.onkeydown = event => { if (event.key === 'Enter') go(); };
  button(line, 'Read it', go);
}

// ---- the list of operations: "i.all.6:0,c.all.10:b10"
function listOf(state) { return state.picked.operations.split(',').filter(Boolean); }

export function operateOn(state, spot, quantity, value, units = state.data.unit === null ? 'all' : String(state.data.unit), tell = true) {
  const places = spot.first === spot.last ? `${spot.first}` : `${spot.first}-${spot.last}`, head = `${quantity}.${units}.${places}:`;
  const list = listOf(state).filter(text => !text.startsWith(head));
  if (list.length >= state.data.most) { state.said.textContent = state.line.textContent = fill(TEXT.most, { most: state.data.most }); return; }
  state.picked = { ...state.picked, operations: [...list, head + value].join(',') };
  if (tell) tellPython(state);
}

function operationsAt(state, spot) {
  const quantities = spot.row === 'word' ? ['x'] : spot.row === 'memory' ? ['c', 'h'] : [spot.row];
  return state.data.touched.filter(one => quantities.includes(one.quantity) && one.first <= spot.last && one.last >= spot.first).map(one => one.text);
}

export function undoAt(state, spot) {
  const gone = operationsAt(state, spot);
  if (gone.length) setList(state, listOf(state).filter(text => !gone.includes(text)));
}

export function undoLast(state) { setList(state, listOf(state).slice(0, -1)); }

function setList(state, list) { state.picked = { ...state.picked, operations: list.join(',') }; tellPython(state); }

export function tellPython(state) { state.queued = true; send(state); }
