// Right answers against the gap: a band from the worst seed to the best, the middle one as a line, named where it ends.
import { ink } from './far.js';
import { clear, FONT, make, width } from '../../widgets/draw.js';
import { shape } from '../../widgets/marks.js';
import { percent } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

const HIGH = 236, TOP = 12, FOOT = 44, NAME = `650 16px ${FONT}`;

export function chart(state, view) {
  const { data, look, chart: box } = state, { gaps, lines, learnt, chance, again, alt } = data.chart, names = Object.keys(lines);
  clear(box);
  make(box, 'div', { class: 'title' }, data.chart.title);
  const svg = make(box, 'svg', { width: state.wide, height: HIGH, role: 'img', 'aria-label': alt, 'font-family': FONT });
  const left = 58, right = state.wide - Math.max(...names.map(key => width(data.readers[key].name, NAME))) - 40, far = gaps.at(-1);
  const x = linear([0, far], [left, right]), y = linear([0, 1], [HIGH - FOOT, TOP]);
  const write = (words, also) => make(svg, 'text', { 'font-size': 16, fill: look.quiet, ...also }, words);
  make(svg, 'rect', { x: left, y: TOP, width: x(learnt) - left, height: y(0) - TOP, fill: look.soft });
  for (const share of [0, 0.5, 1]) {
    make(svg, 'line', { x1: left, x2: right, y1: y(share), y2: y(share), stroke: look.line });
    write(percent(share), { x: left - 8, y: y(share) + 5, 'text-anchor': 'end' });
  }
  make(svg, 'line', { x1: left, x2: right, y1: y(chance), y2: y(chance), stroke: look.quiet, 'stroke-dasharray': '2 5', 'stroke-width': 1.5 });
  write('guess', { x: left - 8, y: y(chance) + 5, 'text-anchor': 'end' });
  for (const gap of gaps) if (!state.narrow || gap % 20 === 10 || gap === far || gap === 30) write(String(gap), { x: x(gap), y: y(0) + 20, 'text-anchor': 'middle' });
  write('words from the reason to the answer', { x: (left + right) / 2, y: HIGH - 6, 'text-anchor': 'middle' });
  names.forEach(key => band(svg, lines[key], gaps, x, y, ink(state, key)));
  const tips = names.map(key => curve(svg, lines[key].middle, gaps, x, y, data.readers[key], ink(state, key), key));
  for (const key of Object.keys(again)) fresh(svg, again[key], gaps, x, y, data.readers[key], ink(state, key), look);
  called(state, svg, names, tips, right);
  if (data.chart.marked) mark(state, svg, x(Math.min(view.gap, far)), y, right);
  const over = { stroke: look.soft, 'stroke-width': 5, 'paint-order': 'stroke' };
  write(state.narrow ? 'learnt' : `learnt from gaps up to ${learnt} words`, { x: left + 6, y: y(0.84) + 5, ...over });
}

function places(values, gaps, x, y) { return values.map((value, k) => `${x(gaps[k]).toFixed(1)},${y(value).toFixed(1)}`); }

function band(svg, line, gaps, x, y, colour) {
  const back = places(line.low, gaps, x, y).reverse();
  make(svg, 'polygon', { points: [...places(line.high, gaps, x, y), ...back].join(' '), fill: colour, 'fill-opacity': 0.16, 'data-role': 'band' });
}

function curve(svg, values, gaps, x, y, reader, colour, key) {
  make(svg, 'polyline', { points: places(values, gaps, x, y).join(' '), fill: 'none', stroke: colour, 'stroke-width': 3, 'stroke-dasharray': reader.dash, 'data-line': key });
  values.forEach((value, k) => make(svg, 'path', { d: shape(reader.mark, x(gaps[k]), y(value), 4.5), fill: colour }));
  return y(values.at(-1));
}

// What was trained again: thin, with hollow marks, as far as it has been asked.
function fresh(svg, values, gaps, x, y, reader, colour, look) {
  make(svg, 'polyline', { points: places(values, gaps, x, y).join(' '), fill: 'none', stroke: colour, 'stroke-width': 1.5, 'data-role': 'again' });
  values.forEach((value, k) => make(svg, 'path', { d: shape(reader.mark, x(gaps[k]), y(value), 6), fill: look.page, stroke: colour, 'stroke-width': 2 }));
}

function called(state, svg, names, tips, right) {
  const order = names.map((_, k) => k).sort((a, b) => tips[a] - tips[b]);
  let least = TOP;
  for (const k of order) {
    const at = Math.max(tips[k] + 5, least);
    make(svg, 'text', { x: right + 14, y: at, 'font-size': 16, 'font-weight': 650, fill: ink(state, names[k]), 'data-name': names[k] }, state.data.readers[names[k]].name);
    least = at + 20;
  }
}

function mark(state, svg, at, y, right) {
  const { look, view } = state, words = `here: ${view.gap} words`, long = width(words, NAME), x = at + long + 14 < right ? at + 8 : Math.max(2, at - 8 - long);
  make(svg, 'line', { x1: at, x2: at, y1: TOP - 10, y2: y(0), stroke: look.accent, 'stroke-width': 2.5, 'data-role': 'here' });
  make(svg, 'text', { x, y: y(0.7), 'font-size': 16, 'font-weight': 650, fill: look.accent, stroke: look.page, 'stroke-width': 5, 'paint-order': 'stroke' }, words);
}
