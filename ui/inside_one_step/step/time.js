// The sentence with the belt's history under its words, and the player.
import { aside, go, move, show, SMALL, tell, WORD } from './step.js';
import { columns, measured, middle, reveal, sum } from '../../widgets/columns.js';
import { clear, cut, FONT, make, setAll, width } from '../../widgets/draw.js';
import { brief, say } from '../../widgets/numbers.js';
import { pointed } from '../../widgets/pointer.js';

const EDGE = 3, PACE = 1200;

export function sentence(state) {
  const { data, words, look } = state, tokens = data.tokens, TRAIL = state.trail = data.tight || state.laid.upright ? 32 : 56;
  clear(words);
  for (const [button, name] of state.moves) for (const says of ['aria-label', 'title']) button.setAttribute(says, name.replace('{}', data.noun));
  const room = state.wide - aside(state);
  const bare = measured(tokens, WORD, data.close ? 11 : 18, 200);
  const pad = Math.max(data.close ? 5 : 7, Math.min(40, (room - 2 * EDGE - sum(bare)) / tokens.length));
  Object.assign(state, columns(EDGE, bare.map(w => w + pad)));
  setAll(words, { width: state.end + EDGE, height: 32 + TRAIL, 'font-family': FONT });
  words.setAttribute('aria-valuemax', tokens.length);
  state.mark = make(words, 'rect', { y: 2, height: 28 + TRAIL, rx: 4, fill: look.soft, stroke: look.text, 'stroke-width': 2 });
  const belt = data.signals[data.belt];
  make(words, 'line', { x1: EDGE, x2: state.end, y1: 30 + TRAIL / 2, y2: 30 + TRAIL / 2, stroke: look.line });
  state.bars = tokens.map((word, t) => {
    const bar = make(words, 'rect', { x: state.left[t] + 1, width: state.widths[t] - 2 });
    make(words, 'text', { x: middle(state, t), y: 20, 'text-anchor': 'middle', 'font-size': 17, 'font-weight': 600, fill: look.text, 'data-place': t }, cut(word, 200, WORD));
    const said = make(words, 'text', { x: middle(state, t), 'text-anchor': 'middle', 'font-size': 16, class: 'number', fill: look.text });
    return { bar, said };
  });
  state.belt = belt;
}

// How much the unit held at each word that has been read.
export function trail(state) {
  const { picked, data, belt, look } = state, TRAIL = state.trail, zero = 30 + TRAIL / 2;
  state.bars.forEach(({ bar, said }, t) => {
    const held = belt.values[picked.unit][t], size = TRAIL / 2 * Math.min(1, Math.abs(held) / belt.reach), read = t <= picked.place;
    setAll(bar, { y: held < 0 ? zero : zero - size, height: read ? Math.max(size, 0.5) : 0, fill: held < 0 ? look.negative : belt.ink[0], 'fill-opacity': t === picked.place ? 1 : 0.6 });
    const text = read ? brief(held) : '';
    said.textContent = width(text, SMALL) < state.widths[t] - 2 ? text : '';
    said.setAttribute('y', held < 0 ? zero - 5 : zero + 16);
  });
  setAll(state.mark, { x: state.left[picked.place], width: state.widths[picked.place] });
  setAll(state.words, { 'aria-valuenow': picked.place + 1, 'aria-valuetext': `${data.tokens[picked.place]}, ${belt.name} of unit ${picked.unit} ${say(belt.values[picked.unit][picked.place], 3)}` });
  reveal(state.line, state, picked.place, 60);
}

export function scrub(state, event) {
  const [x] = pointed(state.words, state.end + EDGE, event);
  const place = Math.max(0, state.left.findLastIndex(left => left <= x));
  if (place !== state.picked.place) { state.picked = { ...state.picked, place }; state.queued = true; show(state); }
}

export function player(state) {
  state.moves = [];  // the buttons whose names say what one step of this network is
  const button = (sign, name, act) => {
    const made = make(state.player, 'button', { type: 'button', 'aria-label': name, title: name }, sign);
    made.onclick = act;
    if (name.includes('{}')) state.moves.push([made, name]);
    return made;
  };
  button('|◀', 'First {}', () => { pause(state); move(state, 0); });
  button('◀', 'One {} back', () => { pause(state); move(state, state.picked.place - 1); });
  state.start = button('▶ Play', 'Play', () => play(state));
  button('▶', 'One {} on', () => { pause(state); move(state, state.picked.place + 1); });
  state.where = make(state.player, 'div', { class: 'quiet' });
}

export function play(state) {
  if (state.playing) return pause(state);
  if (state.picked.place === state.data.tokens.length - 1) { state.picked = { ...state.picked, place: 0 }; show(state); }
  state.start.textContent = '‖ Pause';
  state.start.setAttribute('aria-label', 'Pause');
  state.playing = setInterval(() => {
    if (state.picked.place < state.data.tokens.length - 1) go(state, { place: state.picked.place + 1 });
    if (state.picked.place === state.data.tokens.length - 1) pause(state);
  }, PACE);
}

export function pause(state) {
  if (!state.playing) return;
  clearInterval(state.playing);
  state.playing = null;
  state.start.textContent = '▶ Play';
  state.start.setAttribute('aria-label', 'Play');
  tell(state);
}
