// What was done, in the picture: frames where operations act, and the second sentence with arrows from it.
import { SECOND, wordsOf } from './interventions.js';
import { bands } from '../../widgets/bands.js';
import { middle } from '../../widgets/columns.js';
import { make } from '../../widgets/draw.js';

// The second sentence under the first, by the same yardstick; what is carried over rises as an arrow.
export function secondOf(state, look) {
  const { svg, data, other } = state, { second } = data, y = state.y2;
  make(svg, 'text', { x: 0, y: state.under - 10, 'font-size': 16, fill: look.quiet }, 'the second sentence');
  make(svg, 'rect', { x: 0, y: state.under, width: other.end, height: SECOND + state.font + 12, fill: 'transparent', 'data-row': 'second' });
  bands(svg, other, second.now, y, data.ink, look);
  make(svg, 'line', { x1: 0, x2: other.end, y1: y(0), y2: y(0), stroke: look.line, 'stroke-width': 1.5 });
  wordsOf(svg, state, second.tokens, state.words2, look, second.now);
  const x = Math.max(state.end, other.end) + 24;
  make(svg, 'text', { x, y: state.under + SECOND / 2 + 4, 'font-size': 1.4 * state.font, 'font-weight': 700, fill: look.text }, second.answer.word);
  make(svg, 'text', { x, y: state.under + SECOND / 2 + 1.3 * state.font, 'font-size': state.font, fill: look.text }, second.answer.text);
}

// An operation in the picture: a dashed frame where it acts, or an arrow from the second sentence.
export function touchedOf(state, one, look) {
  const { svg, data } = state, x = state.left[one.first], wide = state.left[one.last] + state.widths[one.last] - x;
  const frame = (y, high) => make(svg, 'rect', { x, y, width: wide - 1, height: high, fill: 'none', stroke: look.accent, 'stroke-width': 3, 'stroke-dasharray': '6 4', rx: 4, 'pointer-events': 'none', 'data-touched': one.text });
  if (one.quantity in state.top) {
    for (const [from, to] of runs(one.units?.map(unit => data.rows.indexOf(unit)), data.rows.length)) frame(state.top[one.quantity] + from * state.row - 1, (to - from) * state.row + 2);
  } else frame(one.quantity === 'x' ? 2 : state.head, one.quantity === 'x' ? state.head - 4 : state.body + 4);
  if (one.quantity in state.top || one.quantity === 'x' || one.carried !== undefined) return arrowOf(state, one, look);
  make(svg, 'text', { x: x + 6, y: state.head + state.body / 2, 'font-size': 17, 'font-weight': 700, fill: look.accent, stroke: look.page, 'stroke-width': 5, 'paint-order': 'stroke' }, one.label);
}

// What is carried over from the second sentence rises from there.
function arrowOf(state, one, look) {
  const { svg, data } = state;
  if (one.carried === undefined || !data.second) return;
  const from = middle(state.other, one.carried), to = middle(state, one.first), low = state.under + 4, high = state.head + state.body + 8;
  make(svg, 'path', { d: `M${from},${low} C${from},${(low + high) / 2} ${to},${(low + high) / 2} ${to},${high + 8}`, fill: 'none', stroke: look.accent, 'stroke-width': 4, 'data-role': 'arrow' });
  make(svg, 'path', { d: `M${to},${high - 4} l9,14 h-18 z`, fill: look.accent });
  make(svg, 'text', { x: to + 16, y: high + 22, 'font-size': 17, 'font-weight': 700, fill: look.accent }, `${one.quantity === 'h' ? 'output h' : one.quantity === 'c' ? 'memory c' : one.quantity} carried over`);
}

// Units side by side as stretches [from, to).
function runs(units, all) {
  if (!units) return [[0, all]];
  return units.reduce((list, unit) => { if (list.at(-1)?.[1] === unit) list.at(-1)[1] += 1; else list.push([unit, unit + 1]); return list; }, []);
}
