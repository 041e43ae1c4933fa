// The squashing functions, a point on them, and under each curve the sums it is given. Every number is looked up in what Python sent.
import { hold, point, put, show } from './touch.js';
import { clear, fill, FONT, make } from '../../widgets/draw.js';
import { percent, say } from '../../widgets/numbers.js';
import { pickComponent } from '../../widgets/picks.js';
import { linear } from '../../widgets/scale.js';

const LEFT = 34, RIGHT = 10, FOOT = 24, BARS = 26;

export default pickComponent('squash', { build, draw, show });

function build(root) {
  const state = { root };
  state.panels = make(root, 'div', { class: 'panels' });
  state.tip = make(root, 'div', { class: 'tip' });
  state.said = make(root, 'div', { class: 'unseen', 'aria-live': 'polite' });
  return state;
}

function draw(state) {
  const { root, data } = state, again = root.getRootNode().activeElement?.dataset.focus;
  state.wide = root.clientWidth;
  state.narrow = state.wide < 700;
  root.classList.toggle('narrow', state.narrow);
  state.panel = state.narrow ? state.wide : (state.wide - 44) / 2;
  [state.high, state.deep] = data.tight ? [132, 80] : [196, 118];  // of a curve, and of the dots under it
  state.x = linear([-data.reach, data.reach], [LEFT, state.panel - RIGHT]);
  clear(state.panels);
  state.dots = null;
  state.curves = data.curves.map(curve => panel(state, curve));
  if (again) root.querySelector(`[data-focus="${again}"]`)?.focus();
  show(state);
}

function panel(state, curve) {
  const { data, look } = state, box = make(state.panels, 'div', { 'data-curve': curve.key }), one = { curve, ticks: [] };
  const head = make(box, 'div', { class: 'head' });
  make(head, 'b', {}, curve.key === 'sigmoid' ? 'sigmoid σ' : 'tanh');
  one.value = make(head, 'span', { class: 'number', 'data-role': 'value' });
  one.slope = make(head, 'span', { class: 'number', 'data-role': 'slope' });
  one.frame = make(box, 'div', { class: 'curve', tabindex: 0, role: 'slider', 'data-focus': curve.key, 'aria-label': `A sum, on the ${curve.key}`, 'aria-valuemin': -data.reach, 'aria-valuemax': data.reach });
  one.svg = make(one.frame, 'svg', { width: state.panel, height: state.high + FOOT, 'font-family': FONT, 'aria-hidden': true });
  one.y = value => 11 + (state.high - 22) * (1 - value) / (1 - curve.low);
  one.effect = make(box, 'div', { class: 'effect' });
  axes(state, one);
  const line = values => values.map((value, k) => `${state.x(k / data.per_unit - data.reach).toFixed(1)},${one.y(value).toFixed(1)}`).join(' ');
  make(one.svg, 'polyline', { points: line(curve.slopes), fill: 'none', stroke: look.quiet, 'stroke-width': 2, 'stroke-dasharray': '6 4' });
  make(one.svg, 'polyline', { points: line(curve.values), fill: 'none', stroke: look.text, 'stroke-width': 3 });
  make(one.svg, 'text', { x: state.x(curve.slope_label[0]), y: one.y(curve.slope_label[1]), 'text-anchor': curve.low < 0 ? 'end' : 'start', 'font-size': 16, fill: look.quiet }, 'slope');
  one.ring = make(one.svg, 'circle', { r: 9, fill: 'none', stroke: look.text, 'stroke-width': 2.5, visibility: 'hidden' });
  one.fall = make(one.svg, 'line', { stroke: look.accent, 'stroke-width': 1.5, y2: state.high });
  one.tangent = make(one.svg, 'line', { stroke: look.accent, 'stroke-width': 3, 'stroke-linecap': 'round' });
  one.slopes = make(one.svg, 'circle', { r: 5, fill: look.page, stroke: look.accent, 'stroke-width': 2.5 });
  one.point = make(one.svg, 'circle', { r: 10, fill: look.accent, stroke: look.page, 'stroke-width': 2.5 });
  hold(state, one);
  for (const row of curve.rows) one.ticks.push(sums(state, box, curve, row));
  return one;
}

function axes(state, { svg, curve, y }) {
  const { data, look, x } = state;
  for (const [from, to] of [[-data.reach, -curve.flat_from], [curve.flat_from, data.reach]]) {
    make(svg, 'rect', { x: x(from), y: 0, width: x(to) - x(from), height: state.high, fill: look.soft });
    if (!state.narrow || from < 0) make(svg, 'text', { x: from < 0 ? x(from) + 6 : x(to) - 6, y: from < 0 ? 20 : state.high - 10, 'text-anchor': from < 0 ? 'start' : 'end', 'font-size': 16, fill: look.quiet }, 'flat');
  }
  for (const level of curve.low < 0 ? [-1, 0, 1] : [0, 1]) {
    make(svg, 'line', { x1: x(-data.reach), x2: x(data.reach), y1: y(level), y2: y(level), stroke: look.line });
    make(svg, 'text', { x: LEFT - 7, y: y(level) + (level === curve.low ? 0 : 8), 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, say(level));
  }
  for (let z = -data.reach; z <= data.reach; z += 4) {
    make(svg, 'line', { x1: x(z), x2: x(z), y1: state.high, y2: state.high + 4, stroke: look.quiet });
    make(svg, 'text', { x: x(z), y: state.high + 20, 'text-anchor': 'middle', 'font-size': 16, fill: look.quiet }, say(z));
  }
}

// One place's sums: as dots where it is in view, else as bars; the button says how many of them lie where the curve is flat.
function sums(state, parent, curve, row) {
  const { data, look } = state, seen = data.where === row.place, high = seen ? state.deep : BARS;
  const box = make(parent, 'div', { class: 'row', 'data-place': row.place });
  const button = make(box, 'button', { type: 'button', 'aria-pressed': seen, 'data-focus': `row ${row.place}` });
  const name = make(button, 'span');
  make(name, 'i', { style: `color:${look.ink(row.ink)}` }, row.symbol);
  make(name, 'span', {}, ` ${row.name}`);
  const [below, above] = [row.bars[0], row.bars.at(-1)], ends = [below && `${below} below ${say(-data.reach)}`, above && `${above} above ${data.reach}`];
  if (!state.narrow && ends.some(Boolean)) make(name, 'span', { class: 'quiet plain' }, ` · ${ends.filter(Boolean).join(', ')}`);
  make(button, 'span', { class: 'number', 'data-role': 'flat' }, `${percent(row.flat)} flat`);
  if (row.beside !== null) make(button, 'span', { class: 'number quiet plain', 'data-role': 'beside' }, `${data.other} ${percent(row.beside)}`);
  button.onclick = () => put(state, { where: row.place }, true);
  const holder = seen ? make(box, 'div', { class: 'dots', tabindex: 0, role: 'group', 'data-focus': 'dots', 'aria-label': fill(TEXT.dots, { place: row.name }) }) : box;
  const svg = make(holder, 'svg', { class: seen ? '' : 'bars', width: state.panel, height: high + 2, 'aria-hidden': true });
  for (const [from, to] of [[-data.reach, -curve.flat_from], [curve.flat_from, data.reach]]) make(svg, 'rect', { x: state.x(from), y: 0, width: state.x(to) - state.x(from), height: high, fill: look.soft });
  make(svg, 'line', { x1: state.x(-data.reach), x2: state.x(data.reach), y1: high, y2: high, stroke: look.line });
  if (seen) spots(state, holder, svg, row, curve); else {
    bars(state, svg, row);
    svg.onclick = button.onclick;
  }
  return make(svg, 'line', { y1: 0, y2: high, stroke: look.accent, 'stroke-width': 1.5 });
}

function bars(state, svg, row) {
  const each = 2 * state.data.reach / (row.bars.length - 2), most = Math.max(...row.bars, 1), thick = state.x(each) - state.x(0) - 1;
  row.bars.forEach((count, k) => {
    const tall = count && Math.max(2, BARS * count / most);
    if (count) make(svg, 'rect', { x: state.x((k - 1) * each - state.data.reach), y: BARS - tall, width: thick, height: tall, fill: row.ink[0] });
  });
}

function spots(state, holder, svg, row, curve) {
  const { data, look, x } = state, levels = Math.max(...data.dots.map(dot => dot[5])) + 1, step = Math.min(7, (state.deep - 10) / levels);
  const group = make(svg, 'g', { fill: row.ink[0], 'fill-opacity': 0.75 });
  state.dots = { holder, svg, row, curve, at: data.dots.map(dot => {
    const cx = x(Math.max(-data.reach - 0.3, Math.min(data.reach + 0.3, dot[0]))), cy = state.deep - 5 - step * dot[5];
    make(group, 'circle', { cx: cx.toFixed(1), cy: cy.toFixed(1), r: 3.4 });
    return [cx, cy];
  }) };
  state.dots.mark = make(svg, 'circle', { r: 7, fill: row.ink[0], stroke: look.text, 'stroke-width': 3, visibility: 'hidden' });
  point(state);
}
