// A keyboard, a melody as a piano roll, and under it what every unit does at each note. All numbers come from Python.
import { keyboard, tools } from './keyboard.js';
import { columnAt, draw, mark } from './picture.js';
import { heardBack, quiet } from './sound.js';
import { clear, make, theme } from '../../../widgets/draw.js';
import { mount } from '../../../widgets/mount.js';
import { percent } from '../../../widgets/numbers.js';
import { receivePick, send } from '../../../widgets/picks.js';

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'roll', { build, draw }), root = state.root;
  const { picked, seen, ...picture } = data, drawn = JSON.stringify({ ...picture, sound: '' }) + theme(root).page;
  receivePick(state, picked, seen, setStateValue);
  state.data = data;
  if (!state.keys) keyboard(state);
  document.addEventListener('keydown', state.typed, true);
  if (data.sound) heardBack(state, data);
  if (state.drawn !== drawn || state.wide !== root.clientWidth) draw(state); else show(state);
  state.drawn = drawn;
  send(state);
  return () => { state.leave(); document.removeEventListener('keydown', state.typed, true); quiet(state); };
}

function build(root) {
  const state = { root, length: 2 };
  state.top = make(root, 'div', { class: 'top' });
  state.note = make(root, 'div', { class: 'note', role: 'status' });
  const below = make(root, 'div', { class: 'below' });
  state.frame = make(below, 'div', { class: 'frame', role: 'group', tabindex: 0 });
  state.canvas = make(state.frame, 'canvas', { 'aria-hidden': 'true' });
  state.svg = make(state.frame, 'svg', { role: 'img' });
  state.panel = make(below, 'div', { class: 'panel', 'aria-live': 'polite' });
  state.svg.onclick = event => { const t = columnAt(state, event); if (t !== null) choose(state, t); };
  state.frame.onkeydown = event => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) { event.preventDefault(); state.moving = event.repeat; choose(state, state.at + by); }
  };
  return state;
}

// The notes under the hand: they may be ahead of what Python has heard.
export function tapped(state) { return state.picked.notes ? state.picked.notes.split(',').map(word => state.data.words.indexOf(word)) : []; }

export function put(state, notes) {
  state.picked = { ...state.picked, notes: notes.map(k => state.data.words[k]).join(','), place: '', play: '' };
  state.queued = true;
  quiet(state);
  draw(state);
  send(state);
}

function choose(state, t) {
  const last = state.data.choices.length - 1;
  state.picked = { ...state.picked, place: String(Math.max(0, Math.min(last, t))) };
  state.queued = true;
  show(state);
  send(state);
}

// What is drawn: all that Python knows, or at once the notes just tapped.
export function melody(state) {
  const known = tapped(state), { data } = state;
  if (known.map(k => data.words[k]).join(',') === data.given_notes) return { notes: data.notes, given: data.given, fresh: true };
  const notes = []; let begin = 0;
  for (const k of known) {
    const [pitch, length] = data.tokens[k];
    notes.push([pitch, begin, length, '']);
    begin += length;
  }
  return { notes, given: notes.length, fresh: false };
}

// The step in view: the one picked, or the last note given.
export function show(state) {
  const { data } = state, last = data.choices.length - 1;
  state.at = state.picked.place === '' ? Math.min(data.given, last) : Math.min(+state.picked.place, last);
  mark(state);
  panel(state);
  tools(state);
}

function panel(state) {
  const { panel: box, data } = state, one = data.choices[state.at], again = box.getRootNode().activeElement?.dataset.walk;
  clear(box);
  const walk = make(box, 'div', { class: 'walk' });
  for (const [name, by, label] of [['back', -1, 'Note before'], ['on', 1, 'Note after']]) {
    const button = make(walk, 'button', { type: 'button', 'data-walk': name, 'aria-label': label }, by < 0 ? '← note' : 'note →');
    button.onclick = () => choose(state, state.at + by);
    if (again === name) button.focus();
  }
  make(box, 'h3', {}, `${one.after}: what comes next?`);
  for (const [name, chance, drawn, came] of one.rows) {
    const row = make(box, 'div', { class: came ? 'row came' : 'row', 'data-chance': chance }), line = make(row, 'div', { class: 'line' });
    make(line, 'span', {}, `${came ? '▸ ' : ''}${name}`);
    make(line, 'span', { class: 'number' }, percent(chance));
    make(row, 'div', { class: 'bar', style: `width:${(100 * chance).toFixed(1)}%` });
    if (one.drawn && data.heat !== '1') make(row, 'div', { class: 'other', style: `width:${(100 * drawn).toFixed(1)}%` });
  }
  const came = one.rows.some(row => row[3]), how = one.drawn && data.heat !== '1' ? ` The thin bar is the chance at temperature ${data.heat}, by which it was drawn.` : '';
  make(box, 'div', { class: 'quiet' }, came ? `▸ ${one.drawn ? 'was drawn.' : 'is what you played.'}${how}` : `No more notes were asked for.${how}`);
}
