// The cell as a picture: numbers on every wire, through time. Python computed them all; they are only shown here.
import { dim, flow, hover, sheet, values } from './cell.js';
import { side, tellWords, unfold } from './open.js';
import { pause, play, player, scrub, sentence, trail } from './time.js';
import { upright } from './upright.js';
import { fadeEdges, FONT, make } from '../../widgets/draw.js';
import { bracket, percent, say } from '../../widgets/numbers.js';
import { pickComponent, send } from '../../widgets/picks.js';
import { hideTip } from '../../widgets/pointer.js';

export const SMALL = `16px ${FONT}`, WORD = `600 17px ${FONT}`;

export default pickComponent('step', {
  build, draw, show, begin: state => () => pause(state), of: data => [...data.tokens, data.units, ...Object.keys(data.signals)].join(' '),
});

function build(root) {
  const state = { root };
  state.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': TEXT.frame });
  state.line = make(state.frame, 'div', { class: 'line' });
  state.words = make(state.line, 'svg', { role: 'slider', 'aria-label': 'What is read', 'aria-valuemin': 1 });
  state.player = make(state.frame, 'div', { class: 'player' });
  state.hold = make(state.frame, 'div', { class: 'hold' });
  state.scroll = make(state.hold, 'div', { class: 'scroll' });
  state.sheet = make(state.scroll, 'svg', { role: 'group' });
  state.open = make(state.hold, 'div', { class: 'open', role: 'region', 'aria-label': 'The arithmetic' });
  state.side = make(state.frame, 'div', { class: 'side' });
  state.tip = make(root, 'div', { class: 'tip' });
  player(state);
  side(state);
  state.frame.onkeydown = event => keys(state, event);
  state.words.onpointerdown = event => { state.words.setPointerCapture(event.pointerId); pause(state); state.dragging = true; scrub(state, event); };
  state.words.onpointermove = event => { if (state.dragging) scrub(state, event); };
  state.words.onpointerup = state.words.onpointercancel = () => { state.dragging = false; tell(state); };
  state.sheet.onpointermove = event => hover(state, event);
  state.sheet.onpointerleave = () => hideTip(state);
  return state;
}

function draw(state) {
  state.wide = state.root.clientWidth;
  state.narrow = state.wide < 1110 || state.data.tight;
  state.laid = state.wide < 620 ? upright(state.data) : state.data;  // where the window is high and not wide
  state.frame.classList.toggle('narrow', state.narrow);
  state.frame.classList.toggle('tight', Boolean(state.data.tight));
  state.frame.classList.toggle('upright', Boolean(state.laid.upright));
  state.frame.dataset.steps = 'own';
  if (state.narrow) state.hold.append(state.open); else state.side.prepend(state.open);
  state.anew = true;
  show(state);
}

// How wide what stands beside the cell is: wider where a gate is opened.
export function aside(state) { return state.narrow ? 0 : state.beside ? 416 : 266; }

// The words, and the wiring, which is drawn anew only where it has changed or another room is left for it; whoever is on it with the keyboard stays there.
function wiring(state) {
  const { data: { nodes, wires, units, row, inputs }, picked, root, look } = state;
  state.beside = nodes.some(one => one.kind === 'squash' && one.signal === picked.key);
  state.frame.classList.toggle('beside', state.beside && !state.narrow);
  const wired = JSON.stringify([nodes, wires, units, row.length, inputs, state.wide, aside(state)]) + look.page;
  const same = state.wired === wired;
  if (state.anew || !same) { sentence(state); fadeEdges(state.line); }
  state.anew = false;
  if (same) return;
  state.wired = wired;
  const { activeElement } = root.getRootNode(), on = state.sheet.contains(activeElement) && activeElement.dataset.key;
  sheet(state);
  if (on) state.sheet.querySelector(`g.gate[data-key="${on}"]`)?.focus();
  fadeEdges(state.scroll);
}

// Everything that depends on the word, the unit and the step in view.
export function show(state, moving) {
  const { picked, data } = state;
  picked.phase = Math.min(picked.phase, data.phases.length);
  wiring(state);
  trail(state);
  values(state);
  dim(state);
  tellWords(state);
  unfold(state);
  if (moving && !matchMedia('(prefers-reduced-motion: reduce)').matches) flow(state);
}

export function value(state, signal, unit = state.picked.unit, place = state.picked.place) {
  return state.data.signals[signal].values[unit][place];
}

// The page's own words with this step's numbers: {f} is a number, {f:%} a share.
export function filled(state, text) {
  return text.replace(/([×+] )?\{([^}:]+)(:%)?\}/g, (_, sign = '', name, share) => sign + (name === 'unit' ? state.picked.unit
    : share ? percent(value(state, name)) : (sign ? bracket : say)(value(state, name), 3)));
}

export function go(state, change, later) {
  const before = state.picked.place;
  state.picked = { ...state.picked, ...change };
  show(state, state.picked.place === before + 1 && !state.dragging);
  if (change.key && state.narrow) state.open.scrollIntoView({ block: 'nearest' });  // under the cell it may lie out of view
  state.queued = true;
  clearTimeout(state.soon);
  if (later) state.soon = setTimeout(() => tell(state), 300);
  else tell(state);
}

export function tell(state) { if (!state.playing && !state.dragging) send(state); }

export function move(state, place) { go(state, { place: Math.max(0, Math.min(state.data.tokens.length - 1, place)) }, true); }

export function turn(state, by) {  // to the unit before or after it in the strips
  const { row } = state.data;
  go(state, { unit: row[(row.indexOf(state.picked.unit) + by + row.length) % row.length] });
}

function keys(state, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { place, key } = state.picked, inside = event.target !== state.frame && event.target.matches('button, [role=button]');
  state.moving = event.repeat;
  if (event.key === 'ArrowRight') move(state, place + 1);
  else if (event.key === 'ArrowLeft') move(state, place - 1);
  else if (event.key === 'Home') move(state, 0);
  else if (event.key === 'End') move(state, state.data.tokens.length - 1);
  else if (event.key === 'ArrowUp') turn(state, -1);
  else if (event.key === 'ArrowDown') turn(state, 1);
  else if (/^[0-4]$/.test(event.key)) go(state, { phase: +event.key });
  else if (event.key === 'Escape' && key) go(state, { key: '' });
  else if (event.key === 'PageDown') onward(state);
  else if (event.key === 'PageUp') back(state);
  else if (event.key === ' ' && !inside) play(state);
  else return;
  event.preventDefault();
}

// The next of the four steps, and after the last the first one of the next word; and back.
function onward(state) {
  const { phase, place } = state.picked, { phases, tokens } = state.data;
  if (phase < phases.length) go(state, { phase: phase + 1 });
  else if (place < tokens.length - 1) go(state, { phase: 1, place: place + 1 });
}

function back(state) {
  const { phase, place } = state.picked;
  if (phase > 1 || !place) go(state, { phase: Math.max(0, phase - 1) });
  else go(state, { phase: state.data.phases.length, place: place - 1 });
}
