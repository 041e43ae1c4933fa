// The keyboard and the buttons beside it. Letters of the computer's keyboard play too, while the focus is not in a text box.
import { put, tapped } from './roll.js';
import { beep, listen, quiet } from './sound.js';
import { make } from '../../../widgets/draw.js';

const LETTERS = ['a', 'w', 's', 'e', 'd', 'f', 't', 'g', 'y', 'h', 'u', 'j', 'k', 'o', 'l', 'p'];
const IN_WORDS = { 1: '⅛ eighth', 2: '¼ quarter', 3: '⅜ dotted', 4: '½ half' }, PLAIN = { 1: 'eighth', 2: 'quarter', 3: 'dotted quarter', 4: 'half' };

export function keyboard(state) {
  const holder = state.holder = make(state.top, 'div', { class: 'holder' }), piano = make(holder, 'div', { class: 'piano', role: 'group', 'aria-label': 'Keyboard. Arrow keys move along it, Enter plays.' });
  state.keys = state.data.names.map((name, pitch) => {
    const key = make(piano, 'button', { type: 'button', class: name.includes('♯') ? 'black' : 'white', tabindex: pitch ? -1 : 0, 'data-pitch': pitch, 'aria-label': LETTERS[pitch] ? `${name}, key ${LETTERS[pitch]}` : name });
    if (LETTERS[pitch]) make(key, 'b', {}, LETTERS[pitch]);
    if (!name.includes('♯')) make(key, 'span', {}, name);
    key.onpointerdown = event => { if (event.button === 0) { key.releasePointerCapture?.(event.pointerId); tap(state, pitch); } };
    key.onclick = event => { if (event.detail === 0) tap(state, pitch); };  // by keyboard or by assistive technology
    return key;
  });
  piano.onkeydown = event => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key], now = state.keys.indexOf(event.target);
    if (!by || now < 0) return;
    event.preventDefault();
    const next = state.keys[Math.max(0, Math.min(state.keys.length - 1, now + by))];
    state.keys.forEach(key => { key.tabIndex = key === next ? 0 : -1; });
    next.focus();
  };
  state.typed = event => {
    const into = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || /^(INPUT|TEXTAREA|SELECT)$/.test(into.tagName ?? '') || into.isContentEditable) return;
    const pitch = LETTERS.indexOf(event.key);
    if (pitch >= 0) { event.preventDefault(); event.stopPropagation(); tap(state, pitch); }
    else if (event.key === 'Backspace') { event.preventDefault(); put(state, tapped(state).slice(0, -1)); }
    else if (state.lengths?.[event.key]) state.lengths[event.key].onclick();
  };
  const beside = make(state.top, 'div', { class: 'tools' }), lengths = make(beside, 'div', { role: 'group', 'aria-label': 'Length of the next note' });
  state.lengths = {};
  for (const length of [1, 2, 3, 4]) {
    const button = state.lengths[length] = make(lengths, 'button', { type: 'button', 'aria-label': `${PLAIN[length]} note, key ${length}` }, IN_WORDS[length]);
    button.onclick = () => { state.length = length; tools(state); };
  }
  const rest = make(beside, 'div');
  state.undo = make(rest, 'button', { type: 'button' }, 'Undo');
  state.clear = make(rest, 'button', { type: 'button' }, 'Clear');
  state.play = make(rest, 'button', { type: 'button', class: 'play' }, '▶ Play');
  state.file = make(rest, 'button', { type: 'button', 'aria-label': 'Save the melody as a WAV file' }, 'WAV');
  state.undo.onclick = () => put(state, tapped(state).slice(0, -1));
  state.clear.onclick = () => put(state, []);
  state.play.onclick = () => (state.playing ? quiet(state) : listen(state, 'play'));
  state.file.onclick = () => listen(state, 'save');
}

export function tools(state) {
  const many = tapped(state).length;
  for (const [length, button] of Object.entries(state.lengths)) button.setAttribute('aria-pressed', +length === state.length);
  state.undo.disabled = state.clear.disabled = many === 0;
  state.play.textContent = state.playing ? '■ Stop' : '▶ Play';
  state.note.textContent = state.full ? `${state.data.most} notes are the most it takes. Undo or clear to go on.` : many ? state.data.said : `No notes yet, so it begins on its own. ${state.data.said}`;
}

function tap(state, pitch) {
  const notes = tapped(state);
  state.full = notes.length >= state.data.most;
  const key = state.keys[pitch];
  key.classList.add('down');
  setTimeout(() => key.classList.remove('down'), 180);
  beep(state, pitch);
  if (state.full) { tools(state); return; }
  put(state, [...notes, state.data.tokens.findIndex(([p, length]) => p === pitch && length === state.length)]);
}
