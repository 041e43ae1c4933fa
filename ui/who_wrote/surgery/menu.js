// What can be done at a spot, as a small window beside it; and the list of operations, which is text that Python reads.
import { mark, rowAt } from './surgery.js';
import { clear, make, send } from '../../widgets/draw.js';
import { plain } from '../../widgets/numbers.js';

export function openMenu(me, spot, event) {
  const { menu, data } = me, gate = data.gates.find(one => one.key === spot.row);
  me.spot = spot;
  mark(me);
  clear(menu);
  me.tip.style.visibility = 'hidden';
  const close = make(menu, 'button', { type: 'button', class: 'shut', 'aria-label': 'Close' }, '✕');
  close.onclick = () => closeMenu(me);
  const words = data.tokens.slice(spot.first, spot.last + 1);
  const where = words.length > 1 ? `from “${words[0]}” to “${words.at(-1)}”` : `“${words[0]}”`;
  const title = spot.row === 'word' ? `The ${data.noun} ${where}` : gate ? `${gate.name[0].toUpperCase()}${gate.name.slice(1)} at ${where}` : `Memory ${words.length > 1 ? where : `after ${where}`}`;
  make(menu, 'h4', {}, title);
  menu.setAttribute('aria-label', title);
  if (spot.row === 'word') wordMenu(me, spot);
  else if (gate) gateMenu(me, spot, gate);
  else memoryMenu(me, spot);
  const undone = operationsAt(me, spot);
  if (undone.length) button(row(menu), 'Undo what was done here', () => { undoAt(me, spot); closeMenu(me); });
  putMenu(me, spot, event);
  (menu.querySelector('.row button, .row input') ?? close).focus({ preventScroll: true });
}

function putMenu(me, spot, event) {
  const { menu } = me, box = me.root.getBoundingClientRect(), zoom = box.width / me.wide || 1, [top, high] = rowAt(me, spot.row);
  const x = event ? (event.clientX - box.left) / zoom : me.left[spot.first] - me.scroll.scrollLeft;
  const above = me.frame.offsetTop + top, y = spot.row === 'memory' ? above + 40 : above + high + 6;
  const fits = box.top + zoom * (y + menu.offsetHeight) < window.innerHeight;
  menu.style.left = `${Math.max(0, Math.min(x - 20, me.wide - menu.offsetWidth - 4))}px`;
  menu.style.top = `${fits ? y : Math.max(-box.top / zoom, above - menu.offsetHeight - 6)}px`;
  menu.style.visibility = 'visible';
}

// Close the window. The keys go on where it was opened; who points instead needs no mark there.
export function closeMenu(me) {
  if (me.menu.contains(active(me))) me.frame.focus({ preventScroll: true });
  me.menu.style.visibility = 'hidden';
  clear(me.menu);
  me.at = me.spot ?? me.at;
  if (!me.frame.matches(':focus-visible')) me.spot = null;
  if (me.marks) mark(me);
}

export function active(me) { return me.root.getRootNode().activeElement; }

function row(parent) { return make(parent, 'div', { class: 'row' }); }

export function button(parent, text, done) {
  const made = make(parent, 'button', { type: 'button' }, text);
  made.onclick = done;
  return made;
}

// All units, or the one that was pointed at or is in view: returns a function that says which.
function unitsMenu(me, unit) {
  if (unit === null || unit === undefined) return () => 'all';
  const choice = row(me.menu), inputs = [['all', 'all units'], [String(unit), `unit ${unit}`]].map(([value, text], k) => {
    const label = make(choice, 'label'), input = make(label, 'input', { type: 'radio', name: 'units', value });
    input.checked = me.data.unit === null ? !k : !!k;
    make(label, 'span', {}, text);
    return input;
  });
  return () => inputs.find(input => input.checked).value;
}

function gateMenu(me, spot, gate) {
  const { menu } = me, units = unitsMenu(me, spot.unit ?? me.data.unit), act = value => { operateOn(me, spot, gate.key, value, units()); closeMenu(me); };
  const line = row(menu);
  button(line, 'Shut: 0', () => act('0'));
  button(line, 'Open: 1', () => act('1'));
  const slide = row(menu), input = make(slide, 'input', { type: 'range', min: 0, max: 1, step: 0.05, 'aria-label': `Value of the ${gate.name}` });
  input.value = gate.values[spot.unit ?? me.data.unit ?? 0][spot.first];
  const shown = make(slide, 'span', { class: 'number' }, plain(+input.value));
  input.oninput = () => { shown.textContent = plain(+input.value); };
  button(slide, 'Set', () => act(String(+input.value)));
}

function memoryMenu(me, spot) {
  const { menu, data } = me, { symbol, second } = data, units = unitsMenu(me, data.unit);
  const act = (quantity, value) => { operateOn(me, spot, quantity, value, units()); closeMenu(me); };
  const line = row(menu);
  button(line, 'Wipe the memory', () => act(symbol, '0'));
  if (symbol === 'c') button(line, 'Silence the output', () => act('h', '0'));
  if (!second) { make(row(menu), 'span', { class: 'quiet' }, 'Add a second sentence below to carry its memory over.'); return; }
  const from = Math.min(+(data.picked.source === '' ? Math.min(spot.first, second.tokens.length - 1) : data.picked.source), second.tokens.length - 1 - (spot.last - spot.first));
  if (from < 0) return;
  make(row(menu), 'span', {}, `Carry over what stands after “${second.tokens[from]}” in the second sentence:`);
  const carry = row(menu);
  if (symbol === 'c') button(carry, 'memory c', () => act('c', `b${from}`));
  button(carry, 'output h', () => act('h', `b${from}`));
  if (symbol === 'c') button(carry, 'both', () => { operateOn(me, spot, 'c', `b${from}`, units(), false); act('h', `b${from}`); });
}

function wordMenu(me, spot) {
  const { menu, data } = me;
  if (!data.replaceable) { make(row(menu), 'span', {}, 'What stands here is a number: change it in the box above.'); return; }
  const line = row(menu), input = make(line, 'input', { type: 'text', 'aria-label': `Read another ${data.noun} here`, maxlength: 40, placeholder: `another ${data.noun}` });
  const go = () => {
    if (!input.value.trim()) return;
    me.picked = { ...me.picked, read: `${spot.first}:${input.value}` };
    closeMenu(me);
    tellPython(me);
  };
  input.onkeydown = event => { if (event.key === 'Enter') go(); };
  button(line, 'Read it', go);
}

// ---- the list of operations: "i.all.6:0,c.all.10:b10"
function listOf(me) { return me.picked.operations.split(',').filter(Boolean); }

export function operateOn(me, spot, quantity, value, units = me.data.unit === null ? 'all' : String(me.data.unit), tell = true) {
  const places = spot.first === spot.last ? `${spot.first}` : `${spot.first}-${spot.last}`, head = `${quantity}.${units}.${places}:`;
  const list = listOf(me).filter(text => !text.startsWith(head));
  if (list.length >= me.data.most) { me.said.textContent = me.line.textContent = `${me.data.most} changes are the most a link carries. Undo one first.`; return; }
  me.picked = { ...me.picked, operations: [...list, head + value].join(',') };
  if (tell) tellPython(me);
}

function operationsAt(me, spot) {
  const quantities = spot.row === 'word' ? ['x'] : spot.row === 'memory' ? ['c', 'h'] : [spot.row];
  return me.data.touched.filter(one => quantities.includes(one.quantity) && one.first <= spot.last && one.last >= spot.first).map(one => one.text);
}

export function undoAt(me, spot) {
  const gone = operationsAt(me, spot);
  if (gone.length) setList(me, listOf(me).filter(text => !gone.includes(text)));
}

export function undoLast(me) { setList(me, listOf(me).slice(0, -1)); }

function setList(me, list) { me.picked = { ...me.picked, operations: list.join(',') }; tellPython(me); }

export function tellPython(me) { me.queued = true; send(me); }
