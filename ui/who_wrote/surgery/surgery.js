// The memory over the words, as it was and as it is now, a second sentence under it, and the gates. Numbers come from Python.
import { secondOf, touchedOf } from './done.js';
import { asking } from './guess.js';
import { active, button, closeMenu, undoLast } from './menu.js';
import { questions, questionsOf } from './questions.js';
import { touch } from './touch.js';
import { bands, line } from '../../widgets/bands.js';
import { clear, cue, cut, FONT, hear, make, mount, place, savers, send, setText, SVG, theme, width } from '../../widgets/draw.js';
import { say } from '../../widgets/numbers.js';

export const BODY = 190, TIGHT = 116, SECOND = 96, BETWEEN = 58, NAME = 26, QUESTION = 44, LINE = 19;

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'surgery', { build, draw });
  hear(me, data.picked, data.seen, setStateValue);
  me.data = data;
  const rows = [...data.tokens, ...data.gates.map(gate => gate.key)].join('\n');
  if (me.rows !== rows) { closeMenu(me); me.spot = me.at = null; }  // the spot may be gone
  me.rows = rows;
  draw(me);
  send(me);
  return me.leave;
}

function build(root) {
  const me = { root, spot: null };
  const top = make(root, 'div', { class: 'top' });
  me.line = make(top, 'div', { class: 'line', 'aria-live': 'polite' });
  me.undo = make(top, 'span', { class: 'undo' });
  button(me.undo, '↶ Undo', () => undoLast(me)).setAttribute('aria-label', 'Take the last operation back');
  me.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group' });
  me.scroll = make(me.frame, 'div', { class: 'plot' });
  me.svg = make(me.scroll, 'svg', { role: 'img', xmlns: SVG, 'font-family': FONT });
  me.titles = make(me.frame, 'svg', { class: 'titles', height: 1, 'aria-hidden': true, 'font-family': FONT });  // stay where the words scroll
  me.tip = make(root, 'div', { class: 'tip' });
  me.menu = make(root, 'div', { class: 'menu', role: 'dialog' });
  const tools = make(root, 'div', { class: 'tools' });
  me.help = make(tools, 'span', { class: 'quiet' });
  me.said = make(tools, 'span', { 'aria-live': 'polite', style: 'position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden' });
  savers(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => [backed(me), 'who-wrote-the-memory']);
  touch(me);
  return me;
}

// Where everything stands: columns under the words, and rows of things that can be operated on.
function layout(me) {
  const { data } = me, { tokens, second, answer } = data;
  me.wide = me.root.clientWidth; me.narrow = me.wide < 620;
  const shared = second && second.tokens.length === tokens.length;
  const size = (list, t) => Math.min(220, width(list[t], me.word));
  const sizes = () => tokens.map((_, t) => Math.max(size(tokens, t), shared ? size(second.tokens, t) : 0, data.reads[t] ? width(data.reads[t], me.word) : 0, 14));
  const tail = one => Math.max(width(one.word, `700 ${1.7 * me.font}px ${FONT}`), width(one.text, me.word));
  me.body = data.tight ? TIGHT : BODY;
  for (const font of me.narrow ? [17] : data.tight ? [22, 20, 18, 16, 15, 14] : [22, 20, 18, 16]) {  // the largest letters with which all of it can be seen
    me.font = font; me.word = `600 ${font}px ${FONT}`;
    me.tail = Math.max(...[answer, second?.answer].filter(Boolean).map(tail), width(answer.asked.join(': '), `${0.8 * font}px ${FONT}`), 130) + 40;
    if (sum(sizes()) + 7 * tokens.length + me.tail <= me.wide) break;
  }
  const spread = (sizes, room) => {
    const pad = Math.max(7, Math.min(60, (room - sum(sizes)) / sizes.length));
    const left = []; let x = 2;
    const widths = sizes.map(w => { left.push(x); x += w + pad; return w + pad; });
    return { left, widths, end: x };
  };
  Object.assign(me, spread(sizes(), me.wide - me.tail - 3));
  me.other = second && (shared ? me : spread(second.tokens.map((_, t) => size(second.tokens, t)), me.end));
  me.full = Math.max(me.wide, Math.max(me.end, me.other?.end ?? 0) + me.tail);
  me.head = me.font + 18;
  me.y = value => me.head + me.body * (data.high - value) / (data.high - data.low);
  let at = me.head + me.body + 8;
  if (second) {
    me.under = at + BETWEEN;
    me.y2 = value => me.under + SECOND * (second.high - value) / (second.high - second.low);
    me.words2 = me.under + SECOND + me.font + 6;
    at = me.words2 + 16;
  }
  const units = data.gates[0]?.values.length ?? 0;
  me.row = Math.max(2, Math.min(7, 66 / units));
  me.top = {};
  for (const gate of data.gates) { me.top[gate.key] = at + NAME; at += NAME + units * me.row + 6; }
  me.questions = questionsOf(me).map(one => {
    const top = at + NAME + LINE * (one.lines.length - 1);
    at = top + QUESTION;
    return { ...one, top };
  });
  me.high = at + 4;
}

function sum(list) { return list.reduce((a, b) => a + b, 0); }

function draw(me) {
  layout(me);
  const { svg, data } = me, look = theme(me.root);
  clear(svg); clear(me.titles);
  setText(me.line, data.line);
  if (!data.touched.length && me.undo.contains(active(me))) me.frame.focus({ preventScroll: true });
  me.undo.style.display = data.touched.length ? '' : 'none';
  svg.setAttribute('width', me.full); svg.setAttribute('height', me.high); svg.setAttribute('aria-label', data.alt);
  make(svg, 'title', {}, data.alt);
  me.frame.setAttribute('aria-label', 'Words, memory and gates. Arrow keys move, Enter opens what can be done, Delete undoes, 0 shuts or wipes, 1 opens.');
  me.help.textContent = me.narrow ? 'Tap a gate, the band or a word.' : `Click a ${data.gates.length ? 'gate or a ' : ''}${data.noun}, drag across the band. Each change can be undone.`;
  if (asking(me, look)) return;
  wordsOf(svg, me, data.tokens, me.font + 2, look, data.now, data.reads);
  ribbonOf(me, look);
  if (data.second) secondOf(me, look);
  for (const gate of data.gates) gateOf(me, gate, look);
  if (data.gates.length) firstAnswers(me, look);
  for (const one of data.touched) touchedOf(me, one, look);
  questions(me, look);
  me.marks = make(svg, 'g', { 'pointer-events': 'none' });
  mark(me);
  cue(me.scroll);
  if (!me.drawn && me.full > me.wide + 8) me.scroll.scrollLeft = me.full;  // the answer is at the end
  me.drawn = true;
}

export function wordsOf(svg, me, tokens, y, look, layers, reads = []) {
  const columns = tokens === me.data.tokens ? me : me.other, leading = new Set(layers.bands.filter(band => !band.hand).map(band => band.writer));
  tokens.forEach((token, t) => {
    const said = reads[t] ?? token, text = make(svg, 'text', { x: columns.left[t] + columns.widths[t] / 2, y, 'text-anchor': 'middle', 'font-size': me.font,
      'font-weight': leading.has(t) ? 800 : 500, 'font-style': reads[t] ? 'italic' : 'normal', 'text-decoration': reads[t] ? 'underline' : 'none',
      fill: leading.has(t) ? look.ink(me.data.ink) : look.text, 'data-word': t }, cut(said, 220, me.word));
    if (reads[t]) make(text, 'title', {}, `read in place of “${token}”`);
  });
}

function ribbonOf(me, look) {
  const { svg, data } = me, { y } = me, last = data.tokens.length - 1;
  make(svg, 'rect', { x: 0, y: me.head, width: me.end, height: me.body + 6, fill: 'transparent', 'data-row': 'memory' });
  const { up: tops } = bands(svg, me, data.now, y, data.ink, look);
  if (data.was) {
    for (const side of ['up', 'down']) {
      if (data.was[side].every(value => Math.abs(y(value) - y(0)) < 8)) continue;
      const points = data.was[side].flatMap((value, t) => [[me.left[t] + 3, [value]], [me.left[t] + me.widths[t] - 3, [value]]]);
      make(svg, 'path', { d: `M${line(points, 0, y)}`, fill: 'none', stroke: look.quiet, 'stroke-width': 2, 'stroke-dasharray': '6 5', 'data-role': `was-${side}` });
    }
    const apart = data.was.up.findIndex((value, t) => Math.abs(y(value) - y(tops[t])) > 26);
    if (apart >= 0) make(svg, 'text', { x: me.left[apart] + 8, y: y(data.was.up[apart]) + 20, 'font-size': 16, fill: look.quiet }, 'before');
  }
  make(svg, 'line', { x1: 0, x2: me.end, y1: y(0), y2: y(0), stroke: look.line, 'stroke-width': 1.5 });
  const up = data.worth ? `↑ speaks for “${data.worth}”` : `memory ${data.symbol} of unit ${data.unit}`;
  const note = (text, at) => make(svg, 'text', { x: 0, y: at, 'font-size': 16, fill: look.quiet, stroke: look.page, 'stroke-width': 4, 'paint-order': 'stroke' }, text);
  if (y(0) > me.head + 20) note(up, y(0) - 8);
  if (data.worth && data.low < -0.15 * data.high) note(data.against ? `↓ speaks for “${data.against}”` : '↓ speaks against it', y(0) + 20);
  if (!data.worth) for (const value of [data.high, data.low]) if (Math.abs(value) > 1e-9) make(svg, 'text', { x: 4, y: y(value) + (value > 0 ? 14 : -4), 'font-size': 16, fill: look.quiet }, say(value, 2));
  answerOf(svg, me, data.answer, Math.min(y(tops[last]), y(0) - 4), y(0), me.head + me.body / 2, look);
}

// What a row is called: it stays in sight where the words are scrolled under it.
export function titled(me, text, y, fill, also = {}) { make(me.titles, 'text', { x: 0, y, 'font-size': 16, fill, ...also }, text); }

export function answerOf(svg, me, answer, from, to, middle, look) {
  const x = Math.max(me.end, me.other?.end ?? 0), [asked, text] = answer.asked;
  if (to - from > 20) make(svg, 'path', { d: `M${me.end + 2},${from} L${x + 14},${middle} L${me.end + 2},${to} Z`, fill: me.data.ink[0], 'fill-opacity': 0.5 });
  make(svg, 'text', { x: x + 24, y: middle + 2, 'font-size': 1.7 * me.font, 'font-weight': 750, fill: look.text, 'data-role': 'answer' }, answer.word);
  make(svg, 'text', { x: x + 24, y: middle + 1.3 * me.font + 2, 'font-size': me.font, fill: look.text, 'data-role': 'chance' }, answer.text);
  if (asked !== answer.word) make(svg, 'text', { x: x + 24, y: middle + 2.6 * me.font + 4, 'font-size': 0.8 * me.font, fill: look.quiet, 'data-role': 'asked' }, `${asked}: ${text}`);
}

function gateOf(me, gate, look) {
  const { svg, data } = me, top = me.top[gate.key], units = gate.values.length;
  titled(me, gate.symbol, top - 7, look.ink(gate.ink), { 'font-size': 18, 'font-weight': 700, 'font-style': 'italic' });
  titled(me, `${gate.name}: ${gate.does}`, top - 7, look.text, { x: 16 });
  const group = make(svg, 'g', { 'data-gate': gate.key, 'shape-rendering': 'crispEdges' });
  make(group, 'rect', { x: 0, y: top, width: me.end, height: units * me.row, fill: look.soft });
  const parts = gate.values.map((row, unit) => row.map((value, t) => [unit, t, value])).flat();
  for (const [unit, t, value] of parts) make(group, 'rect', { x: me.left[t], y: top + unit * me.row, width: me.widths[t] - 1, height: me.row - (me.row > 4 ? 0.6 : 0), fill: gate.ink[0], 'fill-opacity': value.toFixed(3) });
  if (data.unit !== null) make(svg, 'path', { d: `M${me.end + 2},${top + (data.unit + 0.5) * me.row} l9,-5 v10 z`, fill: look.text });
}

// To the right of the gates: what is expected now, the likeliest first.
function firstAnswers(me, look) {
  const { svg, data } = me, names = data.gates.map(gate => width(`${gate.name}: ${gate.does}`, `16px ${FONT}`) + 16);
  const x = Math.max(me.end, me.other?.end ?? 0, ...names) + 24, top = me.top[data.gates[0].key] + 4;  // nor over the names of the rows, where the words are few
  make(svg, 'text', { x, y: top, 'font-size': 16, fill: look.quiet }, data.kind === 'number' ? 'Answer' : data.touched.length && !data.question ? 'Expected now' : 'Expected');
  data.answer.first.forEach(([word, text], k) => make(svg, 'text', { x, y: top + 24 * (k + 1), 'font-size': 17, fill: look.text }, `${cut(word, 110, `17px ${FONT}`)} ${text}`));
}

// What the keys or the pointer are at.
export function mark(me) {
  clear(me.marks);
  const { spot, data } = me, look = theme(me.root), first = data.picked.source;
  if (data.second && first !== '' && +first < data.second.tokens.length) make(me.marks, 'rect', { x: me.other.left[+first], y: me.under - 2, width: me.other.widths[+first], height: me.words2 - me.under + 10, fill: 'none', stroke: look.accent, 'stroke-width': 2.5, rx: 4 });
  if (!spot) return;
  const [top, high] = rowAt(me, spot.row), x = me.left[spot.first], wide = me.left[spot.last] + me.widths[spot.last] - x;
  make(me.marks, 'rect', { x, y: top, width: wide - 1, height: high, fill: look.accent, 'fill-opacity': 0.12, stroke: look.text, 'stroke-width': 2.5, rx: 3 });
}

export function rowAt(me, row) {
  if (row === 'word') return [1, me.head - 3];
  if (row === 'memory') return [me.head, me.body + 4];
  return [me.top[row] - 1, me.data.gates[0].values.length * me.row + 2];
}

function backed(me) {
  const svg = make(null, 'svg', { xmlns: SVG, width: me.full + 24, height: me.high + 56, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: theme(me.root).page });
  make(svg, 'text', { x: 12, y: 30, 'font-size': 20, 'font-weight': 600, fill: theme(me.root).text }, me.data.line);
  for (const part of [me.svg, me.titles]) place(part, make(svg, 'g', { transform: 'translate(12,44)' }));
  return svg;
}
