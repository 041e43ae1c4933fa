// The cell as a picture: numbers on every wire, through time. Python computed them all; they are only shown here.
import { dim, flow, hover, sheet, values } from './cell.js';
import { side, tellWords, unfold } from './open.js';
import { pause, play, player, scrub, sentence, trail } from './time.js';
import { cue, FONT, hear, make, mount, send, theme } from '../../widgets/draw.js';
import { bracket, percent, say } from '../../widgets/numbers.js';

export const SMALL = `16px ${FONT}`, WORD = `600 17px ${FONT}`;

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'step', { build, draw }), root = me.root;
  const { picked, seen, ...picture } = data, drawn = JSON.stringify(picture) + theme(root).page;
  hear(me, picked, seen, setStateValue, [...data.tokens, data.units, ...Object.keys(data.signals)].join(' '));
  me.data = data;
  if (me.drawn !== drawn || me.wide !== root.clientWidth) draw(me);
  else show(me);
  me.drawn = drawn;
  send(me);
  return () => { me.leave(); pause(me); };
}

function build(root) {
  const me = { root };
  me.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': 'The cell through time. Left and right: through time. Up and down: the unit. Space: play. 0 to 4: the step. Escape: fold.' });
  me.line = make(me.frame, 'div', { class: 'line' });
  me.words = make(me.line, 'svg', { role: 'slider', 'aria-label': 'What is read', 'aria-valuemin': 1 });
  me.player = make(me.frame, 'div', { class: 'player' });
  me.hold = make(me.frame, 'div', { class: 'hold' });
  me.scroll = make(me.hold, 'div', { class: 'scroll' });
  me.sheet = make(me.scroll, 'svg', { role: 'group' });
  me.open = make(me.hold, 'div', { class: 'open', role: 'region', 'aria-label': 'The arithmetic' });
  me.side = make(me.frame, 'div', { class: 'side' });
  me.tip = make(root, 'div', { class: 'tip' });
  player(me);
  side(me);
  me.frame.onkeydown = event => keys(me, event);
  me.words.onpointerdown = event => { me.words.setPointerCapture(event.pointerId); pause(me); me.dragging = true; scrub(me, event); };
  me.words.onpointermove = event => { if (me.dragging) scrub(me, event); };
  me.words.onpointerup = me.words.onpointercancel = () => { me.dragging = false; tell(me); };
  me.sheet.onpointermove = event => hover(me, event);
  me.sheet.onpointerleave = () => { me.tip.style.visibility = 'hidden'; };
  return me;
}

function draw(me) {
  me.wide = me.root.clientWidth;
  me.look = theme(me.root);
  me.narrow = me.wide < 1110;
  me.frame.classList.toggle('narrow', me.narrow);
  if (me.narrow) me.hold.append(me.open); else me.side.prepend(me.open);
  me.anew = true;
  show(me);
}

// How wide what stands beside the cell is: wider where a gate is opened.
export function aside(me) { return me.narrow ? 0 : me.beside ? 416 : 266; }

// The words, and the wiring, which is drawn anew only where it has changed or another room is left for it; whoever is on it with the keyboard stays there.
function wiring(me) {
  const { data: { nodes, wires, units, inputs }, picked, root, look } = me;
  me.beside = nodes.some(one => one.kind === 'squash' && one.signal === picked.key);
  me.frame.classList.toggle('beside', me.beside && !me.narrow);
  const wired = JSON.stringify([nodes, wires, units, inputs, me.wide, aside(me)]) + look.page;
  const same = me.wired === wired;
  if (me.anew || !same) { sentence(me); cue(me.line); }
  me.anew = false;
  if (same) return;
  me.wired = wired;
  const { activeElement } = root.getRootNode(), on = me.sheet.contains(activeElement) && activeElement.dataset.key;
  sheet(me);
  if (on) me.sheet.querySelector(`g.gate[data-key="${on}"]`)?.focus();
  cue(me.scroll);
}

// Everything that depends on the word, the unit and the step in view.
export function show(me, moving) {
  const { picked, data } = me;
  picked.phase = Math.min(picked.phase, data.phases.length);
  wiring(me);
  trail(me);
  values(me);
  dim(me);
  tellWords(me);
  unfold(me);
  if (moving && !matchMedia('(prefers-reduced-motion: reduce)').matches) flow(me);
}

export function value(me, signal, unit = me.picked.unit, place = me.picked.place) {
  return me.data.signals[signal].values[unit][place];
}

// The page's own words with this step's numbers: {f} is a number, {f:%} a share.
export function filled(me, text) {
  return text.replace(/([×+] )?\{([^}:]+)(:%)?\}/g, (_, sign = '', name, share) => sign + (name === 'unit' ? me.picked.unit
    : share ? percent(value(me, name)) : (sign ? bracket : say)(value(me, name), 3)));
}

export function go(me, change, later) {
  const before = me.picked.place;
  me.picked = { ...me.picked, ...change };
  show(me, me.picked.place === before + 1 && !me.dragging);
  if (change.key && me.narrow) me.open.scrollIntoView({ block: 'nearest' });  // under the cell it may lie out of view
  me.queued = true;
  clearTimeout(me.soon);
  if (later) me.soon = setTimeout(() => tell(me), 300);
  else tell(me);
}

export function tell(me) { if (!me.playing && !me.dragging) send(me); }

export function move(me, place) { go(me, { place: Math.max(0, Math.min(me.data.tokens.length - 1, place)) }, true); }

export function turn(me, unit) { go(me, { unit: (unit + me.data.units) % me.data.units }); }

function keys(me, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { place, unit, key } = me.picked, inside = event.target !== me.frame && event.target.matches('button, [role=button]');
  me.moving = event.repeat;
  if (event.key === 'ArrowRight') move(me, place + 1);
  else if (event.key === 'ArrowLeft') move(me, place - 1);
  else if (event.key === 'Home') move(me, 0);
  else if (event.key === 'End') move(me, me.data.tokens.length - 1);
  else if (event.key === 'ArrowUp') turn(me, unit - 1);
  else if (event.key === 'ArrowDown') turn(me, unit + 1);
  else if (/^[0-4]$/.test(event.key)) go(me, { phase: +event.key });
  else if (event.key === 'Escape' && key) go(me, { key: '' });
  else if (event.key === ' ' && !inside) play(me);
  else return;
  event.preventDefault();
}
