// A keyboard, a melody as a piano roll, and under it what every unit does at each note. All numbers come from Python.
import { keyboard, tools } from './keyboard.js';
import { columnAt, draw, mark } from './picture.js';
import { heardBack, quiet } from './sound.js';
import { clear, hear, make, mount, send, theme } from '../../../widgets/draw.js';
import { percent } from '../../../widgets/numbers.js';

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'roll', { build, draw }), root = me.root;
  const { picked, seen, ...picture } = data, drawn = JSON.stringify({ ...picture, sound: '' }) + theme(root).page;
  hear(me, picked, seen, setStateValue);
  me.data = data;
  if (!me.keys) keyboard(me);
  document.addEventListener('keydown', me.typed, true);
  if (data.sound) heardBack(me, data);
  if (me.drawn !== drawn || me.wide !== root.clientWidth) draw(me); else show(me);
  me.drawn = drawn;
  send(me);
  return () => { me.leave(); document.removeEventListener('keydown', me.typed, true); quiet(me); };
}

function build(root) {
  const me = { root, length: 2 };
  me.top = make(root, 'div', { class: 'top' });
  me.note = make(root, 'div', { class: 'note', role: 'status' });
  const below = make(root, 'div', { class: 'below' });
  me.frame = make(below, 'div', { class: 'frame', role: 'group', tabindex: 0 });
  me.canvas = make(me.frame, 'canvas', { 'aria-hidden': 'true' });
  me.svg = make(me.frame, 'svg', { role: 'img' });
  me.panel = make(below, 'div', { class: 'panel', 'aria-live': 'polite' });
  me.svg.onclick = event => { const t = columnAt(me, event); if (t !== null) choose(me, t); };
  me.frame.onkeydown = event => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) { event.preventDefault(); me.moving = event.repeat; choose(me, me.at + by); }
  };
  return me;
}

// The notes under the hand: they may be ahead of what Python has heard.
export function tapped(me) { return me.picked.notes ? me.picked.notes.split(',').map(word => me.data.words.indexOf(word)) : []; }

export function put(me, notes) {
  me.picked = { ...me.picked, notes: notes.map(k => me.data.words[k]).join(','), place: '', play: '' };
  me.queued = true;
  quiet(me);
  draw(me);
  send(me);
}

function choose(me, t) {
  const last = me.data.choices.length - 1;
  me.picked = { ...me.picked, place: String(Math.max(0, Math.min(last, t))) };
  me.queued = true;
  show(me);
  send(me);
}

// What is drawn: all that Python knows, or at once the notes just tapped.
export function melody(me) {
  const known = tapped(me), { data } = me;
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
export function show(me) {
  const { data } = me, last = data.choices.length - 1;
  me.at = me.picked.place === '' ? Math.min(data.given, last) : Math.min(+me.picked.place, last);
  mark(me);
  panel(me);
  tools(me);
}

function panel(me) {
  const { panel: box, data } = me, one = data.choices[me.at], again = box.getRootNode().activeElement?.dataset.walk;
  clear(box);
  const walk = make(box, 'div', { class: 'walk' });
  for (const [name, by, label] of [['back', -1, 'Note before'], ['on', 1, 'Note after']]) {
    const button = make(walk, 'button', { type: 'button', 'data-walk': name, 'aria-label': label }, by < 0 ? '← note' : 'note →');
    button.onclick = () => choose(me, me.at + by);
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
