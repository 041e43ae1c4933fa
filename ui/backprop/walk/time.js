// The strip of beats, forwards and back, and the player.
import { go, last, move, show, tell } from './walk.js';
import { clear, FONT, make } from '../../widgets/draw.js';

const AHEAD_PACE = 350, BACK_PACE = 900, TALL = 46;

export function strip(me) {
  const { data, track, look } = me, steps = data.tokens.length, wide = track.parentElement.clientWidth;
  clear(track);
  me.beatWide = wide / (last(me) + 1);
  track.setAttribute('width', wide); track.setAttribute('height', TALL); track.setAttribute('font-family', FONT);
  track.setAttribute('aria-valuemax', last(me) + 1);
  const parts = [['forwards →', 0, steps, look.line], ['loss', steps, 1, look.accent], ['← back', steps + 1, steps, data.map.ink[0]], ['update', 2 * steps + 1, 1, look.accent]];
  for (const [name, from, count, fill] of parts) {
    const x = from * me.beatWide, w = count * me.beatWide, end = from > 2 * steps;
    make(track, 'rect', { x: x + 1, y: 24, width: Math.max(1, w - 2), height: 12, rx: 3, fill });
    make(track, 'text', { x: end ? wide : x + w / 2, y: 16, 'text-anchor': end ? 'end' : 'middle', 'font-size': 16, fill: look.text }, name);
  }
  me.mark = make(track, 'rect', { y: 19, width: Math.max(8, me.beatWide), height: 22, rx: 4, fill: look.page, stroke: look.text, 'stroke-width': 2.5 });
}

export function mark(me) {
  const { data, track, picked } = me;
  me.mark.setAttribute('x', Math.min(picked.beat * me.beatWide, track.parentElement.clientWidth - Math.max(8, me.beatWide)));
  track.setAttribute('aria-valuenow', picked.beat + 1);
  track.setAttribute('aria-valuetext', data.said[picked.beat]);
}

export function scrubbing(me) {
  const { track } = me;
  const follow = event => {
    const box = track.getBoundingClientRect(), beat = Math.floor((event.clientX - box.left) / box.width * (last(me) + 1));
    const held = Math.max(0, Math.min(last(me), beat));
    if (held !== me.picked.beat) go(me, { beat: held });
  };
  track.onpointerdown = event => { track.setPointerCapture(event.pointerId); pause(me); me.dragging = true; follow(event); };
  track.onpointermove = event => { if (me.dragging) follow(event); };
  track.onpointerup = track.onpointercancel = () => { me.dragging = false; tell(me); };
}

export function player(me) {
  const button = (sign, name, act) => {
    const made = make(me.player, 'button', { type: 'button', 'aria-label': name, title: name }, sign);
    made.onclick = act;
    return made;
  };
  button('|◀', 'First beat', () => { pause(me); move(me, 0); });
  button('◀', 'One beat back', () => { pause(me); move(me, me.picked.beat - 1); });
  me.start = button('▶ Play', 'Play', () => play(me));
  button('▶', 'One beat on', () => { pause(me); move(me, me.picked.beat + 1); });
  button('▶|', 'Last beat', () => { pause(me); move(me, last(me)); });
}

export function play(me) {
  if (me.playing) return pause(me);
  if (me.picked.beat === last(me)) { me.picked = { ...me.picked, beat: 0 }; show(me); }
  me.start.textContent = '‖ Pause';
  me.start.setAttribute('aria-label', 'Pause');
  const next = () => {
    go(me, { beat: me.picked.beat + 1 });
    if (me.picked.beat >= last(me)) { pause(me); return; }
    me.playing = setTimeout(next, me.phase === 'ahead' ? AHEAD_PACE : BACK_PACE);
  };
  me.playing = setTimeout(next, AHEAD_PACE);
}

export function pause(me) {
  if (!me.playing) return;
  clearTimeout(me.playing);
  me.playing = null;
  me.start.textContent = '▶ Play';
  me.start.setAttribute('aria-label', 'Play');
  tell(me);
}
