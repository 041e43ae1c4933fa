// What may stand under the rows: the likeliest answers with their chances, and one gate's sum on its curve.
import { LETTERS } from './rows.js';
import { FONT, make, width } from '../../widgets/draw.js';
import { fixed } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

export function drawAnswers(state, answers, look) {
  const { svg, answersAt, letters, every } = state, best = Math.max(...answers.map(one => one[1])), margin = Math.max(state.margin, 5.6 * letters), full = state.wide - margin - 84;
  make(svg, 'text', { x: 0, y: answersAt, 'font-size': letters, 'font-weight': 600, fill: look.text }, TEXT.answer);
  (state.data.room && answers.length > 3 ? [...answers.slice(0, 2), answers.slice(2).find(one => one[0] === state.data.right) ?? answers[2]] : answers).forEach(([word, chance, text], k) => {
    const y = answersAt + 10 + every * k, thick = every - 5, line = y + 0.5 * every + 3, first = chance < best ? {} : { 'font-weight': 800 };
    make(svg, 'text', { x: margin - 10, y: line, 'text-anchor': 'end', 'font-size': letters + 2, fill: look.text, ...first }, word);
    make(svg, 'rect', { x: margin, y, width: full, height: thick, fill: look.soft });
    make(svg, 'rect', { x: margin, y, width: Math.max(1, chance * full), height: thick, fill: look.accent, 'data-answer': word });
    make(svg, 'text', { x: margin + full + 8, y: line, 'font-size': letters, fill: look.text, ...first }, text);
  });
}

// Products as signed bars, their sum, and the sum's place on the curve.
export function drawSum(state, { parts, total, value }, look) {
  const { svg, data, narrow, foot } = state, row = data.rows.find(one => one.key === data.gate), ink = look.ink(row.ink);
  const room = narrow ? state.wide : state.wide * 0.58, zero = room * 0.72, x = linear([-9, 9], [zero - room * 0.17, zero + room * 0.17]);
  [...parts, { name: TEXT.sum, text: '', product: total }].forEach((part, k) => {
    const y = foot + 10 + 32 * k, last = k === parts.length, weight = last ? 700 : 500;
    if (last) make(svg, 'line', { x1: 0, x2: room - 10, y1: y - 3, y2: y - 3, stroke: look.quiet });
    make(svg, 'text', { x: 0, y: y + 17, 'font-size': LETTERS, 'font-weight': weight, fill: look.text }, `${part.name} ${part.text}`);
    const end = Math.max(-9, Math.min(9, part.product)), box = { x: Math.min(x(0), x(end)), y: y + 2, width: Math.abs(x(end) - x(0)), height: 20 };
    make(svg, 'rect', { ...box, fill: last ? ink : part.product < 0 ? look.negative : look.quiet, 'data-part': k });
    const said = fixed(part.product), wide = width(said, `${LETTERS}px ${FONT}`) + 6, below = part.product < 0;
    make(svg, 'text', { x: below ? box.x - wide : box.x + box.width + 6, y: y + 17, 'font-size': LETTERS, 'font-weight': weight, fill: look.text }, said);
  });
  make(svg, 'line', { x1: x(0), x2: x(0), y1: foot + 8, y2: foot + 136, stroke: look.quiet });
  const [from, top] = narrow ? [30, foot + 156] : [room + 24, foot + 14], wide = state.wide - from - 30, high = 108;
  const across = linear([-8, 8], [from, from + wide]), up = linear([0, 1], [top + high, top]);
  const [xs, ys] = data.curve;
  for (const level of [0, 0.5, 1]) {
    make(svg, 'line', { x1: from, x2: from + wide, y1: up(level), y2: up(level), stroke: look.line });
    make(svg, 'text', { x: from - 5, y: up(level) + 5, 'text-anchor': 'end', 'font-size': LETTERS, fill: look.quiet }, String(level).replace('0.', '.'));
  }
  make(svg, 'path', { d: 'M' + xs.map((a, k) => `${across(a).toFixed(1)},${up(ys[k]).toFixed(1)}`).join('L'), fill: 'none', stroke: ink, 'stroke-width': 3 });
  for (const level of [-5, 0, 5]) {
    make(svg, 'line', { x1: across(level), x2: across(level), y1: up(0), y2: up(0) + 5, stroke: look.quiet });
    make(svg, 'text', { x: across(level), y: up(0) + 19, 'text-anchor': 'middle', 'font-size': LETTERS, fill: look.quiet }, String(level).replace('-', '−'));
  }
  const at = across(Math.max(-8, Math.min(8, total)));
  make(svg, 'line', { x1: at, x2: at, y1: up(0), y2: up(value), stroke: look.quiet, 'stroke-dasharray': '4 3' });
  make(svg, 'circle', { cx: at, cy: up(value), r: 7, fill: ink });
  make(svg, 'text', { x: from + 4, y: up(1) + 20, 'font-size': LETTERS, fill: look.quiet }, TEXT.curve);
}
