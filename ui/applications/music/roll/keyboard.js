// The keyboard and the buttons beside it. Letters of the computer's keyboard play too, while the focus is not in a text box.
import { put, tapped } from './roll.js';
import { beep, listen, quiet } from './sound.js';
import { make } from '../../../widgets/draw.js';

const LETTERS = ['a', 'w', 's', 'e', 'd', 'f', 't', 'g', 'y', 'h', 'u', 'j', 'k', 'o', 'l', 'p'];
const IN_WORDS = { 1: '⅛ eighth', 2: '¼ quarter', 3: '⅜ dotted', 4: '½ half' }, PLAIN = { 1: 'eighth', 2: 'quarter', 3: 'dotted quarter', 4: 'half' };

export function keyboard(me) {
  const holder = me.holder = make(me.top, 'div', { class: 'holder' }), piano = make(holder, 'div', { class: 'piano', role: 'group', 'aria-label': 'Keyboard. Arrow keys move along it, Enter plays.' });
  me.keys = me.data.names.map((name, pitch) => {
    const key = make(piano, 'button', { type: 'button', class: name.includes('♯') ? 'black' : 'white', tabindex: pitch ? -1 : 0, 'data-pitch': pitch, 'aria-label': LETTERS[pitch] ? `${name}, key ${LETTERS[pitch]}` : name });
    if (LETTERS[pitch]) make(key, 'b', {}, LETTERS[pitch]);
    if (!name.includes('♯')) make(key, 'span', {}, name);
    key.onpointerdown = event => { if (event.button === 0) { key.releasePointerCapture?.(event.pointerId); tap(me, pitch); } };
    key.onclick = event => { if (event.detail === 0) tap(me, pitch); };  // by keyboard or by assistive technology
    return key;
  });
  piano.onkeydown = event => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key], now = me.keys.indexOf(event.target);
    if (!by || now < 0) return;
    event.preventDefault();
    const next = me.keys[Math.max(0, Math.min(me.keys.length - 1, now + by))];
    me.keys.forEach(key => { key.tabIndex = key === next ? 0 : -1; });
    next.focus();
  };
  me.typed = event => {
    const into = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || /^(INPUT|TEXTAREA|SELECT)$/.test(into.tagName ?? '') || into.isContentEditable) return;
    const pitch = LETTERS.indexOf(event.key);
    if (pitch >= 0) { event.preventDefault(); event.stopPropagation(); tap(me, pitch); }
    else if (event.key === 'Backspace') { event.preventDefault(); put(me, tapped(me).slice(0, -1)); }
    else if (me.lengths?.[event.key]) me.lengths[event.key].onclick();
  };
  const beside = make(me.top, 'div', { class: 'tools' }), lengths = make(beside, 'div', { role: 'group', 'aria-label': 'Length of the next note' });
  me.lengths = {};
  for (const length of [1, 2, 3, 4]) {
    const button = me.lengths[length] = make(lengths, 'button', { type: 'button', 'aria-label': `${PLAIN[length]} note, key ${length}` }, IN_WORDS[length]);
    button.onclick = () => { me.length = length; tools(me); };
  }
  const rest = make(beside, 'div');
  me.undo = make(rest, 'button', { type: 'button' }, 'Undo');
  me.clear = make(rest, 'button', { type: 'button' }, 'Clear');
  me.play = make(rest, 'button', { type: 'button', class: 'play' }, '▶ Play');
  me.file = make(rest, 'button', { type: 'button', 'aria-label': 'Save the melody as a WAV file' }, 'WAV');
  me.undo.onclick = () => put(me, tapped(me).slice(0, -1));
  me.clear.onclick = () => put(me, []);
  me.play.onclick = () => (me.playing ? quiet(me) : listen(me, 'play'));
  me.file.onclick = () => listen(me, 'save');
}

export function tools(me) {
  const many = tapped(me).length;
  for (const [length, button] of Object.entries(me.lengths)) button.setAttribute('aria-pressed', +length === me.length);
  me.undo.disabled = me.clear.disabled = many === 0;
  me.play.textContent = me.playing ? '■ Stop' : '▶ Play';
  me.note.textContent = me.full ? `${me.data.most} notes are the most it takes. Undo or clear to go on.` : many ? me.data.said : `No notes yet, so it begins on its own. ${me.data.said}`;
}

function tap(me, pitch) {
  const notes = tapped(me);
  me.full = notes.length >= me.data.most;
  const key = me.keys[pitch];
  key.classList.add('down');
  setTimeout(() => key.classList.remove('down'), 180);
  beep(me, pitch);
  if (me.full) { tools(me); return; }
  put(me, [...notes, me.data.tokens.findIndex(([p, length]) => p === pitch && length === me.length)]);
}
