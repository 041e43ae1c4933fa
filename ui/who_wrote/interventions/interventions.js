// The memory over the words, as it was and as it is now, a second sentence under it, and the gates. Numbers come from Python.
import { secondOf, touchedOf } from './done.js';
import { asking } from './guess.js';
import { active, button, closeMenu, undoLast } from './menu.js';
import { questions, questionsOf } from './questions.js';
import { touch } from './touch.js';
import { bands, line } from '../../widgets/bands.js';
import { columns, middle, sum } from '../../widgets/columns.js';
import { clear, cut, fadeEdges, fill, FONT, make, setAll, setText, SVG, theme, width } from '../../widgets/draw.js';
import { exportButtons } from '../../widgets/export.js';
import { mount } from '../../widgets/mount.js';
import { say } from '../../widgets/numbers.js';
import { receivePick, send } from '../../widgets/picks.js';
import { linear } from '../../widgets/scale.js';

export const BODY = 190, TIGHT = 116, SECOND = 96, BETWEEN = 58, NAME = 26, QUESTION = 44, LINE = 19, LEANING = 84, CLOSE = 17;

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'interventions', { build, draw });
  receivePick(state, data.picked, data.seen, setStateValue);
  state.data = data;
  const rows = [...data.tokens, ...data.gates.map(gate => gate.key)].join('\n');
  if (state.rows !== rows) { closeMenu(state); state.spot = state.at = null; }  // the spot may be gone
  state.rows = rows;
  draw(state);
  send(state);
  return state.leave;
}

function build(root) {
  const state = { root, spot: null };
  const top = make(root, 'div', { class: 'top' });
  state.line = make(top, 'div', { class: 'line', 'aria-live': 'polite' });
  state.undo = make(top, 'span', { class: 'undo' });
  button(state.undo, '↶ Undo', () => undoLast(state)).setAttribute('aria-label', 'Take the last operation back');
  state.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group' });
  state.scroll = make(state.frame, 'div', { class: 'plot' });
  state.svg = make(state.scroll, 'svg', { role: 'img', xmlns: SVG, 'font-family': FONT });
  state.titles = make(state.frame, 'svg', { class: 'titles', height: 1, 'aria-hidden': true, 'font-family': FONT });  // stay where the words scroll
  state.tip = make(root, 'div', { class: 'tip' });
  state.menu = make(root, 'div', { class: 'menu', role: 'dialog' });
  const tools = make(root, 'div', { class: 'tools' });
  state.help = make(tools, 'span', { class: 'quiet' });
  state.said = make(tools, 'span', { 'aria-live': 'polite', style: 'position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden' });
  exportButtons(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => ({ parts: [[state.svg, 0, 0], [state.titles, 0, 0]], name: 'who-wrote-the-memory', title: state.data.line }));
  touch(state);
  return state;
}

// Where everything stands: columns under the words, and rows of things that can be operated on.
function layout(state) {
  const { data } = state, { tokens, second, answer } = data;
  state.wide = state.root.clientWidth; state.narrow = state.wide < 620;
  const shared = second && second.tokens.length === tokens.length;
  const size = (list, t) => Math.min(220, width(list[t], state.word));
  const sizes = () => tokens.map((_, t) => Math.max(size(tokens, t), shared ? size(second.tokens, t) : 0, data.reads[t] ? width(data.reads[t], state.word) : 0, 14));
  const tail = one => Math.max(width(one.word, `700 ${1.7 * state.font}px ${FONT}`), width(one.text, state.word));
  state.body = data.tight || state.narrow ? TIGHT : BODY;
  for (const font of state.narrow ? [17] : data.tight ? [22, 20, 18, 16] : [22, 20, 18, 16]) {  // the largest letters with which all of it can be seen
    state.font = font; state.word = `600 ${font}px ${FONT}`;
    state.tail = Math.max(...[answer, second?.answer].filter(Boolean).map(tail), width(answer.asked.join(': '), `${0.8 * font}px ${FONT}`), 130) + 40;
    if (sum(sizes()) + 7 * tokens.length + state.tail <= state.wide) break;
  }
  const spread = (sizes, room) => {
    const pad = Math.max(7, Math.min(60, (room - sum(sizes)) / sizes.length));
    return columns(2, sizes.map(w => w + pad));
  };
  const each = (state.wide - 6) / tokens.length, over = sum(sizes()) + 7 * tokens.length + state.tail > state.wide;
  state.leans = state.narrow && over && each >= CLOSE && !second && !data.question;  // words that lean stand closer, and the line says the answer
  if (state.leans) { state.font = 16; state.word = `600 16px ${FONT}`; state.tail = 2; }
  Object.assign(state, state.leans ? columns(2, tokens.map(() => each)) : spread(sizes(), state.wide - state.tail - 3));
  state.other = second && (shared ? state : spread(second.tokens.map((_, t) => size(second.tokens, t)), state.end));
  state.full = Math.max(state.wide, Math.max(state.end, state.other?.end ?? 0) + state.tail);
  state.head = state.leans ? LEANING : state.font + 18;
  state.y = linear([data.low, data.high], [state.head + state.body, state.head]);
  let at = state.head + state.body + 8;
  if (second) {
    state.under = at + BETWEEN;
    state.y2 = linear([second.low, second.high], [state.under + SECOND, state.under]);
    state.words2 = state.under + SECOND + state.font + 6;
    at = state.words2 + 16;
  }
  const units = data.gates.length ? data.rows.length : 0;
  state.row = Math.max(2, Math.min(7, (data.tight || state.narrow ? 44 : 66) / units));
  state.top = {};
  for (const gate of data.gates) { state.top[gate.key] = at + NAME; at += NAME + units * state.row + (data.tight ? 2 : 6); }
  state.questions = questionsOf(state).map(one => {
    const top = at + NAME + LINE * (one.lines.length - 1);
    at = top + QUESTION;
    return { ...one, top };
  });
  state.high = at + 4;
}

function draw(state) {
  layout(state);
  const { svg, data } = state, look = theme(state.root);
  clear(svg); clear(state.titles);
  setText(state.line, data.line);
  if (!data.touched.length && state.undo.contains(active(state))) state.frame.focus({ preventScroll: true });
  state.undo.style.display = data.touched.length ? '' : 'none';
  setAll(svg, { width: state.full, height: state.high, 'aria-label': data.alt });
  make(svg, 'title', {}, data.alt);
  state.frame.setAttribute('aria-label', TEXT.frame);
  state.help.textContent = state.narrow ? TEXT.tap : fill(TEXT.click, { what: (data.gates.length ? 'gate or a ' : '') + data.noun });
  if (asking(state, look)) return;
  wordsOf(svg, state, data.tokens, state.font + 2, look, data.now, data.reads);
  ribbonOf(state, look);
  if (data.second) secondOf(state, look);
  for (const gate of data.gates) gateOf(state, gate, look);
  if (data.gates.length && !state.leans) firstAnswers(state, look);
  for (const one of data.touched) touchedOf(state, one, look);
  questions(state, look);
  state.marks = make(svg, 'g', { 'pointer-events': 'none' });
  mark(state);
  fadeEdges(state.scroll);
  if (!state.drawn && state.full > state.wide + 8) state.scroll.scrollLeft = state.full;  // the answer is at the end
  state.drawn = true;
}

export function wordsOf(svg, state, tokens, y, look, layers, reads = []) {
  const where = tokens === state.data.tokens ? state : state.other, leading = new Set(layers.bands.filter(band => !band.hand).map(band => band.writer));
  tokens.forEach((token, t) => {
    const said = reads[t] ?? token, leans = state.leans ? { x: 0, y: 0, transform: `translate(${middle(where, t) + 5} ${state.head - 6}) rotate(-50)` } : { x: middle(where, t), y, 'text-anchor': 'middle' };
    const text = make(svg, 'text', { ...leans, 'font-size': state.font,
      'font-weight': leading.has(t) ? 800 : 500, 'font-style': reads[t] ? 'italic' : 'normal', 'text-decoration': reads[t] ? 'underline' : 'none',
      fill: leading.has(t) ? look.ink(state.data.ink) : look.text, 'data-word': t }, cut(said, state.leans ? 96 : 220, state.word));
    if (reads[t]) make(text, 'title', {}, `read in place of “${token}”`);
  });
}

function ribbonOf(state, look) {
  const { svg, data } = state, { y } = state, last = data.tokens.length - 1;
  make(svg, 'rect', { x: 0, y: state.head, width: state.end, height: state.body + 6, fill: 'transparent', 'data-row': 'memory' });
  const { up: tops } = bands(svg, state, data.now, y, data.ink, look);
  if (data.was) {
    for (const side of ['up', 'down']) {
      if (data.was[side].every(value => Math.abs(y(value) - y(0)) < 8)) continue;
      const points = data.was[side].flatMap((value, t) => [[state.left[t] + 3, [value]], [state.left[t] + state.widths[t] - 3, [value]]]);
      make(svg, 'path', { d: `M${line(points, 0, y)}`, fill: 'none', stroke: look.quiet, 'stroke-width': 2, 'stroke-dasharray': '6 5', 'data-role': `was-${side}` });
    }
    const apart = data.was.up.findIndex((value, t) => Math.abs(y(value) - y(tops[t])) > 26);
    if (apart >= 0) make(svg, 'text', { x: state.left[apart] + 8, y: y(data.was.up[apart]) + 20, 'font-size': 16, fill: look.quiet }, 'before');
  }
  make(svg, 'line', { x1: 0, x2: state.end, y1: y(0), y2: y(0), stroke: look.line, 'stroke-width': 1.5 });
  const up = data.worth ? `↑ favours “${data.worth}”` : `memory ${data.symbol} of unit ${data.unit}`;
  const note = (text, at) => make(svg, 'text', { x: 0, y: at, 'font-size': 16, fill: look.quiet, stroke: look.page, 'stroke-width': 4, 'paint-order': 'stroke' }, text);
  if (y(0) > state.head + 20) note(up, y(0) - 8);
  if (data.worth && data.low < -0.15 * data.high) note(data.against ? `↓ favours “${data.against}”` : '↓ against it', y(0) + 20);
  if (!data.worth) for (const value of [data.high, data.low]) if (Math.abs(value) > 1e-9) make(svg, 'text', { x: 4, y: y(value) + (value > 0 ? 14 : -4), 'font-size': 16, fill: look.quiet }, say(value, 2));
  if (!state.leans) answerOf(svg, state, data.answer, Math.min(y(tops[last]), y(0) - 4), y(0), state.head + state.body / 2, look);
}

// What a row is called: it stays in sight where the words are scrolled under it.
export function titled(state, text, y, fill, also = {}) { make(state.titles, 'text', { x: 0, y, 'font-size': 16, fill, ...also }, text); }

export function answerOf(svg, state, answer, from, to, centre, look) {
  const x = Math.max(state.end, state.other?.end ?? 0), [asked, text] = answer.asked;
  if (to - from > 20) make(svg, 'path', { d: `M${state.end + 2},${from} L${x + 14},${centre} L${state.end + 2},${to} Z`, fill: state.data.ink[0], 'fill-opacity': 0.5 });
  make(svg, 'text', { x: x + 24, y: centre + 2, 'font-size': 1.7 * state.font, 'font-weight': 750, fill: look.text, 'data-role': 'answer' }, answer.word);
  make(svg, 'text', { x: x + 24, y: centre + 1.3 * state.font + 2, 'font-size': state.font, fill: look.text, 'data-role': 'chance' }, answer.text);
  if (asked !== answer.word) make(svg, 'text', { x: x + 24, y: centre + 2.6 * state.font + 4, 'font-size': 0.8 * state.font, fill: look.quiet, 'data-role': 'asked' }, `${asked}: ${text}`);
}

function gateOf(state, gate, look) {
  const { svg, data } = state, top = state.top[gate.key], units = data.rows.length;
  titled(state, gate.symbol, top - 7, look.ink(gate.ink), { 'font-size': 18, 'font-weight': 700, 'font-style': 'italic' });
  titled(state, `${gate.name}: ${gate.does}`, top - 7, look.text, { x: 16 });
  const group = make(svg, 'g', { 'data-gate': gate.key, 'shape-rendering': 'crispEdges' });
  make(group, 'rect', { x: 0, y: top, width: state.end, height: units * state.row, fill: look.soft });
  const parts = data.rows.map((unit, row) => gate.values[unit].map((value, t) => [row, t, value])).flat();
  for (const [row, t, value] of parts) make(group, 'rect', { x: state.left[t], y: top + row * state.row, width: state.widths[t] - 1, height: state.row - (state.row > 4 ? 0.6 : 0), fill: gate.ink[0], 'fill-opacity': value.toFixed(3) });
  if (data.unit !== null) make(svg, 'path', { d: `M${state.end + 2},${top + (data.rows.indexOf(data.unit) + 0.5) * state.row} l9,-5 v10 z`, fill: look.text });
}

// To the right of the gates: what is expected now, the likeliest first.
function firstAnswers(state, look) {
  const { svg, data } = state, names = data.gates.map(gate => width(`${gate.name}: ${gate.does}`, `16px ${FONT}`) + 16);
  const x = Math.max(state.end, state.other?.end ?? 0, ...names) + 24, top = state.top[data.gates[0].key] + 4;  // nor over the names of the rows, where the words are few
  make(svg, 'text', { x, y: top, 'font-size': 16, fill: look.quiet }, data.kind === 'number' ? 'Answer' : data.touched.length && !data.question ? 'Expected now' : 'Expected');
  data.answer.first.forEach(([word, text], k) => make(svg, 'text', { x, y: top + 24 * (k + 1), 'font-size': 17, fill: look.text }, `${cut(word, 110, `17px ${FONT}`)} ${text}`));
}

// What the keys or the pointer are at.
export function mark(state) {
  clear(state.marks);
  const { spot, data } = state, look = theme(state.root), first = data.picked.source;
  if (data.second && first !== '' && +first < data.second.tokens.length) make(state.marks, 'rect', { x: state.other.left[+first], y: state.under - 2, width: state.other.widths[+first], height: state.words2 - state.under + 10, fill: 'none', stroke: look.accent, 'stroke-width': 2.5, rx: 4 });
  if (!spot) return;
  const [top, high] = rowAt(state, spot.row), x = state.left[spot.first], wide = state.left[spot.last] + state.widths[spot.last] - x;
  make(state.marks, 'rect', { x, y: top, width: wide - 1, height: high, fill: look.accent, 'fill-opacity': 0.12, stroke: look.text, 'stroke-width': 2.5, rx: 3 });
}

export function rowAt(state, row) {
  if (row === 'word') return [1, state.head - 3];
  if (row === 'memory') return [state.head, state.body + 4];
  return [state.top[row] - 1, state.data.rows.length * state.row + 2];
}
