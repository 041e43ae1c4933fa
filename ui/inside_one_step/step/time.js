// The sentence with the belt's history under its words, and the player.
import { aside, go, move, show, SMALL, tell, WORD } from './step.js';
import { clear, cut, FONT, make, width } from '../../widgets/draw.js';
import { brief, say } from '../../widgets/numbers.js';

const EDGE = 3, TRAIL = 56, PACE = 1200;

export function sentence(me) {
  const { data, words, look } = me, tokens = data.tokens;
  clear(words);
  for (const [button, name] of me.moves) for (const says of ['aria-label', 'title']) button.setAttribute(says, name.replace('{}', data.noun));
  const room = me.wide - aside(me);
  const bare = tokens.map(word => Math.min(200, Math.max(data.close ? 11 : 18, width(word, WORD))));
  const pad = Math.max(data.close ? 5 : 7, Math.min(40, (room - 2 * EDGE - bare.reduce((a, b) => a + b, 0)) / tokens.length));
  me.left = []; let x = EDGE;
  me.widths = bare.map(w => { me.left.push(x); x += w + pad; return w + pad; });
  me.end = x;
  words.setAttribute('width', x + EDGE); words.setAttribute('height', 32 + TRAIL); words.setAttribute('font-family', FONT);
  words.setAttribute('aria-valuemax', tokens.length);
  me.mark = make(words, 'rect', { y: 2, height: 28 + TRAIL, rx: 4, fill: look.soft, stroke: look.text, 'stroke-width': 2 });
  const belt = data.signals[data.belt];
  make(words, 'line', { x1: EDGE, x2: x, y1: 30 + TRAIL / 2, y2: 30 + TRAIL / 2, stroke: look.line });
  me.bars = tokens.map((word, t) => {
    const bar = make(words, 'rect', { x: me.left[t] + 1, width: me.widths[t] - 2 });
    make(words, 'text', { x: me.left[t] + me.widths[t] / 2, y: 20, 'text-anchor': 'middle', 'font-size': 17, 'font-weight': 600, fill: look.text, 'data-place': t }, cut(word, 200, WORD));
    const said = make(words, 'text', { x: me.left[t] + me.widths[t] / 2, 'text-anchor': 'middle', 'font-size': 16, class: 'number', fill: look.text });
    return { bar, said };
  });
  me.belt = belt;
}

// How much the unit held at each word that has been read.
export function trail(me) {
  const { picked, data, belt, look } = me, middle = 30 + TRAIL / 2;
  me.bars.forEach(({ bar, said }, t) => {
    const held = belt.values[picked.unit][t], size = TRAIL / 2 * Math.min(1, Math.abs(held) / belt.reach), read = t <= picked.place;
    bar.setAttribute('y', held < 0 ? middle : middle - size);
    bar.setAttribute('height', read ? Math.max(size, 0.5) : 0);
    bar.setAttribute('fill', held < 0 ? look.negative : belt.ink[0]);
    bar.setAttribute('fill-opacity', t === picked.place ? 1 : 0.6);
    const text = read ? brief(held) : '';
    said.textContent = width(text, SMALL) < me.widths[t] - 2 ? text : '';
    said.setAttribute('y', held < 0 ? middle - 5 : middle + 16);
  });
  me.mark.setAttribute('x', me.left[picked.place]); me.mark.setAttribute('width', me.widths[picked.place]);
  me.words.setAttribute('aria-valuenow', picked.place + 1);
  me.words.setAttribute('aria-valuetext', `${data.tokens[picked.place]}, ${belt.name} of unit ${picked.unit} ${say(belt.values[picked.unit][picked.place], 3)}`);
  const { line } = me, edge = me.left[picked.place];
  if (edge < line.scrollLeft || edge + me.widths[picked.place] > line.scrollLeft + line.clientWidth) line.scrollLeft = edge - 60;
}

export function scrub(me, event) {
  const box = me.words.getBoundingClientRect(), x = (event.clientX - box.left) * (me.end + EDGE) / box.width;
  const place = Math.max(0, me.left.findLastIndex(left => left <= x));
  if (place !== me.picked.place) { me.picked = { ...me.picked, place }; me.queued = true; show(me); }
}

export function player(me) {
  me.moves = [];  // the buttons whose names say what one step of this network is
  const button = (sign, name, act) => {
    const made = make(me.player, 'button', { type: 'button', 'aria-label': name, title: name }, sign);
    made.onclick = act;
    if (name.includes('{}')) me.moves.push([made, name]);
    return made;
  };
  button('|◀', 'First {}', () => { pause(me); move(me, 0); });
  button('◀', 'One {} back', () => { pause(me); move(me, me.picked.place - 1); });
  me.start = button('▶ Play', 'Play', () => play(me));
  button('▶', 'One {} on', () => { pause(me); move(me, me.picked.place + 1); });
  me.where = make(me.player, 'div', { class: 'quiet' });
}

export function play(me) {
  if (me.playing) return pause(me);
  if (me.picked.place === me.data.tokens.length - 1) { me.picked = { ...me.picked, place: 0 }; show(me); }
  me.start.textContent = '‖ Pause';
  me.start.setAttribute('aria-label', 'Pause');
  me.playing = setInterval(() => {
    if (me.picked.place < me.data.tokens.length - 1) go(me, { place: me.picked.place + 1 });
    if (me.picked.place === me.data.tokens.length - 1) pause(me);
  }, PACE);
}

export function pause(me) {
  if (!me.playing) return;
  clearInterval(me.playing);
  me.playing = null;
  me.start.textContent = '▶ Play';
  me.start.setAttribute('aria-label', 'Play');
  tell(me);
}
