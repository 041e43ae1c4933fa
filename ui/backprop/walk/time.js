// The strip of beats, forwards and back, and the player.
import { go, last, move, show, tell } from './walk.js';
import { clear, FONT, make, setAll } from '../../widgets/draw.js';

const AHEAD_PACE = 350, BACK_PACE = 900, TALL = 46;

export function strip(state) {
  const { data, track, look } = state, steps = data.tokens.length, wide = track.parentElement.clientWidth;
  clear(track);
  state.beatWide = wide / (last(state) + 1);
  setAll(track, { width: wide, height: TALL, 'font-family': FONT });
  track.setAttribute('aria-valuemax', last(state) + 1);
  const parts = [['forwards →', 0, steps, look.line], ['loss', steps, 1, look.accent], ['← back', steps + 1, steps, data.map.ink[0]], ['update', 2 * steps + 1, 1, look.accent]];
  for (const [name, from, count, fill] of parts) {
    const x = from * state.beatWide, w = count * state.beatWide, end = from > 2 * steps;
    make(track, 'rect', { x: x + 1, y: 24, width: Math.max(1, w - 2), height: 12, rx: 3, fill });
    make(track, 'text', { x: end ? wide : x + w / 2, y: 16, 'text-anchor': end ? 'end' : 'middle', 'font-size': 16, fill: look.text }, name);
  }
  state.mark = make(track, 'rect', { y: 19, width: Math.max(8, state.beatWide), height: 22, rx: 4, fill: look.page, stroke: look.text, 'stroke-width': 2.5 });
}

export function mark(state) {
  const { data, track, picked } = state;
  state.mark.setAttribute('x', Math.min(picked.beat * state.beatWide, track.parentElement.clientWidth - Math.max(8, state.beatWide)));
  setAll(track, { 'aria-valuenow': picked.beat + 1, 'aria-valuetext': data.said[picked.beat] });
}

export function scrubbing(state) {
  const { track } = state;
  const follow = event => {
    const box = track.getBoundingClientRect(), beat = Math.floor((event.clientX - box.left) / box.width * (last(state) + 1));
    const held = Math.max(0, Math.min(last(state), beat));
    if (held !== state.picked.beat) go(state, { beat: held });
  };
  track.onpointerdown = event => { track.setPointerCapture(event.pointerId); pause(state); state.dragging = true; follow(event); };
  track.onpointermove = event => { if (state.dragging) follow(event); };
  track.onpointerup = track.onpointercancel = () => { state.dragging = false; tell(state); };
}

export function player(state) {
  const button = (sign, name, act) => {
    const made = make(state.player, 'button', { type: 'button', 'aria-label': name, title: name }, sign);
    made.onclick = act;
    return made;
  };
  button('|◀', 'First beat', () => { pause(state); move(state, 0); });
  button('◀', 'One beat back', () => { pause(state); move(state, state.picked.beat - 1); });
  state.start = button('▶ Play', 'Play', () => play(state));
  button('▶', 'One beat on', () => { pause(state); move(state, state.picked.beat + 1); });
  button('▶|', 'Last beat', () => { pause(state); move(state, last(state)); });
}

export function play(state) {
  if (state.playing) return pause(state);
  if (state.picked.beat === last(state)) { state.picked = { ...state.picked, beat: 0 }; show(state); }
  state.start.textContent = '‖ Pause';
  state.start.setAttribute('aria-label', 'Pause');
  const next = () => {
    go(state, { beat: state.picked.beat + 1 });
    if (state.picked.beat >= last(state)) { pause(state); return; }
    state.playing = setTimeout(next, state.phase === 'ahead' ? AHEAD_PACE : BACK_PACE);
  };
  state.playing = setTimeout(next, AHEAD_PACE);
}

export function pause(state) {
  if (!state.playing) return;
  clearTimeout(state.playing);
  state.playing = null;
  state.start.textContent = '▶ Play';
  state.start.setAttribute('aria-label', 'Play');
  tell(state);
}
