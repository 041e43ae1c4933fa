// Through time and back: a strip of beats, the picture of every step, and what follows from it. Python computed every number.
import { chain, choices, panels, update, weight } from './panels.js';
import { light, picture, pointed } from './picture.js';
import { mark, pause, play, player, scrubbing, strip } from './time.js';
import { cue, FONT, hear, make, mount, send, setText, theme } from '../../widgets/draw.js';

export const SMALL = `16px ${FONT}`, WORD = `600 17px ${FONT}`;

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'walk', { build, draw }), root = me.root;
  const { picked, seen, ...picture } = data, drawn = JSON.stringify(picture) + theme(root).page;
  hear(me, picked, seen, setStateValue, [...data.tokens, data.name].join(' '));
  me.data = data;
  if (me.drawn !== drawn || me.wide !== root.clientWidth) draw(me);
  else show(me);
  me.drawn = drawn;
  send(me);
  document.addEventListener('keydown', me.unasked);
  return () => { me.leave(); document.removeEventListener('keydown', me.unasked); pause(me); };
}

function build(root) {
  const me = { root };
  me.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': 'Forwards and back through time. Left and right: one beat. Up and down: the unit. Space: play. Home and End: first and last beat. Escape: stop, and go to the loss.' });
  const top = make(me.frame, 'div', { class: 'top' });
  me.player = make(top, 'div', { class: 'player' });
  me.track = make(make(top, 'div', { class: 'track' }), 'svg', { role: 'slider', tabindex: 0, 'aria-label': 'Beat of the walk', 'aria-valuemin': 1 });
  me.said = make(me.frame, 'p', { 'aria-live': 'polite', 'data-role': 'said' });
  const hold = make(me.frame, 'div', { class: 'hold' });
  me.labels = make(hold, 'svg', { 'aria-hidden': true });
  me.scroll = make(hold, 'div', { class: 'scroll' });
  me.plot = make(me.scroll, 'svg', { role: 'img' });
  me.legend = make(me.frame, 'div', { class: 'quiet', style: 'margin:4px 0 2px' });
  me.panels = make(me.frame, 'div', { class: 'panels' });
  player(me);
  panels(me);
  me.frame.onkeydown = event => keys(me, event);
  me.unasked = event => {  // nothing has the focus, say on a page just opened: what scrolls it is left alone
    if (/^Arrow(Left|Right)$/.test(event.key) && event.target.matches('body, [data-testid=stMain]')) keys(me, event);
  };
  scrubbing(me);
  me.plot.onclick = event => pointed(me, event);
  return me;
}

function draw(me) {
  me.wide = me.root.clientWidth;
  me.look = theme(me.root);
  me.narrow = me.wide < 900;
  me.frame.classList.toggle('narrow', me.narrow);
  picture(me);
  strip(me);
  choices(me);
  setText(me.legend, me.data.legend);
  cue(me.scroll);
  show(me);
}

// Everything that depends on the beat in view.
export function show(me) {
  const { data, picked } = me, steps = data.tokens.length;
  picked.beat = Math.max(0, Math.min(last(me), picked.beat));
  me.phase = picked.beat < steps ? 'ahead' : picked.beat === steps ? 'loss' : picked.beat <= 2 * steps ? 'back' : 'update';
  me.column = me.phase === 'ahead' ? picked.beat : me.phase === 'loss' ? steps - 1 : Math.max(0, 2 * steps - picked.beat);
  setText(me.said, data.said[picked.beat]);
  mark(me);
  light(me);
  chain(me);
  weight(me);
  update(me);
}

export function last(me) { return 2 * me.data.tokens.length + 1; }

// Has the gradient reached a column?
export function reached(me, column) { return (me.phase === 'back' || me.phase === 'update') && column >= me.column; }

export function go(me, change, later) {
  me.picked = { ...me.picked, ...change };
  show(me);
  me.picked.place = me.column;
  me.queued = true;
  clearTimeout(me.soon);
  if (later) me.soon = setTimeout(() => tell(me), 300);
  else tell(me);
}

export function tell(me) { if (!me.playing && !me.dragging) send(me); }

export function move(me, beat) { go(me, { beat: Math.max(0, Math.min(last(me), beat)) }, true); }

export function turn(me, unit) { go(me, { unit: (unit + me.data.units) % me.data.units }, true); }

function keys(me, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select')) return;
  const { beat, unit } = me.picked, inside = event.target.matches('button');
  const step = { ArrowRight: beat + 1, ArrowLeft: beat - 1, Home: 0, End: last(me), Escape: me.data.tokens.length }[event.key];
  if (step !== undefined) { pause(me); move(me, step); }
  else if (event.key === 'ArrowUp') turn(me, unit - 1);
  else if (event.key === 'ArrowDown') turn(me, unit + 1);
  else if (event.key === ' ' && !inside) play(me);
  else return;
  event.preventDefault();
}
