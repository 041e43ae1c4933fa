// The memory ribbon: under the words, whose writing the memory behind the answer consists of. Numbers come from Python.
import { bands, stacked } from '../../widgets/bands.js';
import { columns, measured, middle, sum } from '../../widgets/columns.js';
import { clear, cut, fadeEdges, FONT, make, setAll, setText, SVG, theme, width } from '../../widgets/draw.js';
import { exportButtons } from '../../widgets/export.js';
import { component } from '../../widgets/mount.js';
import { linear } from '../../widgets/scale.js';

const CLOSE = 17, UPRIGHT = 40, LEANING = 84, BODY = 210, FOOT = 20;

export default component('ribbon', { build, draw });

function build(root) {
  const state = { root };
  state.answer = make(root, 'div', { class: 'answer' });
  state.scroll = make(root, 'div', { class: 'plot', tabindex: 0, role: 'group', 'aria-label': 'memory ribbon' });
  state.svg = make(state.scroll, 'svg', { role: 'img', xmlns: SVG, 'font-family': FONT });
  exportButtons(make(root, 'div', { class: 'tools' }), () => ({ parts: [[state.svg, 0, 0]], name: 'memory-ribbon' }));
  return state;
}

function layout(state) {
  const { tokens, answer } = state.data;
  state.wide = state.root.clientWidth;
  let word, spare;
  const fits = (size, between) => {  // whether all is in view with letters of this size
    state.font = size; word = `600 ${size}px ${FONT}`;
    state.tail = Math.max(width(answer.word, `700 ${2 * size}px ${FONT}`), width(answer.text, word)) + 46;
    spare = (state.wide - state.tail - sum(measured(tokens, word, 0, 260))) / tokens.length;
    return spare >= between;
  };
  const sizes = state.wide < 620 ? [18] : [23, 20, 18], each = (state.wide - 24) / tokens.length;
  const fit = sizes.some(size => fits(size, 9)) || fits(sizes.at(-1), 6);
  if (!fit) fits(sizes[0], 9);
  state.leans = !fit && each >= CLOSE;  // words that lean stand closer
  if (state.leans) { state.font = 16; word = `600 16px ${FONT}`; state.tail = 24; }
  const pad = spare >= 6 ? Math.min(60, spare) : 9;
  Object.assign(state, columns(0, state.leans ? tokens.map(() => each) : measured(tokens, word, 0, 260).map(w => w + pad)));
  state.head = state.leans ? LEANING : UPRIGHT;
  state.full = Math.max(state.wide, state.end + state.tail); state.word = word;
}

function draw(state) {
  layout(state);
  const { svg, data } = state, look = theme(state.root), HEAD = state.head, high = HEAD + BODY + FOOT;
  clear(svg);
  setText(state.answer, state.leans || state.full > state.wide + 4 ? `→ ${data.answer.word}, ${data.answer.text}` : '');  // else it stands beside the band
  setAll(svg, { width: state.full, height: high, 'aria-label': data.alt });
  make(svg, 'title', {}, data.alt);
  const leading = new Set(data.bands.map(band => band.writer));
  data.tokens.forEach((token, t) => make(svg, 'text', {
    ...(state.leans ? { x: 0, y: 0, transform: `translate(${middle(state, t) + 5} ${HEAD - 6}) rotate(-50)` } : { x: middle(state, t), y: state.font + 2, 'text-anchor': 'middle' }), 'font-size': state.font, 'font-weight': leading.has(t) ? 800 : 500,
    fill: leading.has(t) ? look.ink(data.ink) : look.text }, cut(token, state.leans ? 96 : 260, state.word)));
  const { up, down } = stacked(data), highest = Math.max(...up, 0.5), low = Math.min(...down, 0), last = data.tokens.length - 1;
  const y = linear([low, highest], [HEAD + BODY, HEAD]);
  bands(svg, state, data, y, data.ink, look);
  make(svg, 'line', { x1: 0, x2: state.end, y1: y(0), y2: y(0), stroke: look.line, 'stroke-width': 1.5 });
  const covered = up.some((value, t) => state.left[t] < 160 && y(value) < y(0) - 8);  // then its words stand under the line
  make(svg, 'text', { x: 0, y: y(0) + (covered ? 19 : -8), 'font-size': 16, fill: look.quiet }, `↑ favours “${data.answer.word}”`);
  if (low < -0.15 * highest) make(svg, 'text', { x: 0, y: high - 2, 'font-size': 16, fill: look.quiet }, '↓ against it');
  fadeEdges(state.scroll);
  const x = state.end + 14, centre = HEAD + BODY / 2;
  make(svg, 'path', { d: `M${state.end + 2},${y(up[last])} L${state.end + 16},${centre} L${state.end + 2},${y(0)} Z`, fill: data.ink[0], 'fill-opacity': 0.5 });
  if (state.leans) return;
  make(svg, 'text', { x: x + 14, y: centre + 6, 'font-size': 2 * state.font, 'font-weight': 750, fill: look.text, 'data-role': 'answer' }, data.answer.word);
  make(svg, 'text', { x: x + 14, y: centre + 6 + 1.5 * state.font, 'font-size': state.font, fill: look.text, 'data-role': 'chance' }, data.answer.text);
}
