// Through time and back: a strip of beats, the picture of every step, and what follows from it. Python computed every number.
import { chain, choices, panels, update, weight } from './panels.js';
import { light, pickAt, picture } from './picture.js';
import { mark, pause, play, player, scrubbing, strip } from './time.js';
import { fadeEdges, FONT, make, setText } from '../../widgets/draw.js';
import { pickComponent, send } from '../../widgets/picks.js';

export const SMALL = `16px ${FONT}`, WORD = `600 17px ${FONT}`;

export default pickComponent('walk', { build, draw, show, begin, of: data => [...data.tokens, data.name].join(' ') });

function begin(state) {
  document.addEventListener('keydown', state.unasked);
  return () => { document.removeEventListener('keydown', state.unasked); pause(state); };
}

function build(root) {
  const state = { root };
  state.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': TEXT.frame });
  const top = make(state.frame, 'div', { class: 'top' });
  state.player = make(top, 'div', { class: 'player' });
  state.track = make(make(top, 'div', { class: 'track' }), 'svg', { role: 'slider', tabindex: 0, 'aria-label': 'Beat of the walk', 'aria-valuemin': 1 });
  state.said = make(state.frame, 'p', { 'aria-live': 'polite', 'data-role': 'said' });
  const hold = make(state.frame, 'div', { class: 'hold' });
  state.labels = make(hold, 'svg', { 'aria-hidden': true });
  state.scroll = make(hold, 'div', { class: 'scroll' });
  state.plot = make(state.scroll, 'svg', { role: 'img' });
  state.legend = make(state.frame, 'div', { class: 'quiet', style: 'margin:4px 0 2px' });
  state.panels = make(state.frame, 'div', { class: 'panels' });
  player(state);
  panels(state);
  state.frame.onkeydown = event => keys(state, event);
  state.unasked = event => {  // nothing has the focus, say on a page just opened: what scrolls it is left alone
    if (/^Arrow(Left|Right)$/.test(event.key) && event.target.matches('body, [data-testid=stMain]')) keys(state, event);
  };
  scrubbing(state);
  state.plot.onclick = event => pickAt(state, event);
  return state;
}

function draw(state) {
  state.wide = state.root.clientWidth;
  state.narrow = state.wide < 900;
  state.frame.classList.toggle('narrow', state.narrow);
  picture(state);
  strip(state);
  choices(state);
  setText(state.legend, state.data.legend);
  fadeEdges(state.scroll);
  show(state);
}

// Everything that depends on the beat in view.
export function show(state) {
  const { data, picked } = state, steps = data.tokens.length;
  picked.beat = Math.max(0, Math.min(last(state), picked.beat));
  state.phase = picked.beat < steps ? 'ahead' : picked.beat === steps ? 'loss' : picked.beat <= 2 * steps ? 'back' : 'update';
  state.column = state.phase === 'ahead' ? picked.beat : state.phase === 'loss' ? steps - 1 : Math.max(0, 2 * steps - picked.beat);
  setText(state.said, data.said[picked.beat]);
  mark(state);
  light(state);
  chain(state);
  weight(state);
  update(state);
}

export function last(state) { return 2 * state.data.tokens.length + 1; }

// Has the gradient reached a column?
export function reached(state, column) { return (state.phase === 'back' || state.phase === 'update') && column >= state.column; }

export function go(state, change, later) {
  state.picked = { ...state.picked, ...change };
  show(state);
  state.picked.place = state.column;
  state.queued = true;
  clearTimeout(state.soon);
  if (later) state.soon = setTimeout(() => tell(state), 300);
  else tell(state);
}

export function tell(state) { if (!state.playing && !state.dragging) send(state); }

export function move(state, beat) { go(state, { beat: Math.max(0, Math.min(last(state), beat)) }, true); }

// The unit drawn below the one in view, by 1, or above it, by -1.
export function turn(state, by) {
  const { rows } = state.data;
  go(state, { unit: rows[(rows.indexOf(state.picked.unit) + by + rows.length) % rows.length] }, true);
}

function keys(state, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select')) return;
  const { beat } = state.picked, inside = event.target.matches('button');
  const step = { ArrowRight: beat + 1, ArrowLeft: beat - 1, Home: 0, End: last(state), Escape: state.data.tokens.length }[event.key];
  if (step !== undefined) { pause(state); move(state, step); }
  else if (event.key === 'ArrowUp') turn(state, -1);
  else if (event.key === 'ArrowDown') turn(state, 1);
  else if (event.key === ' ' && !inside) play(state);
  else return;
  event.preventDefault();
}
