// A series, what is forecast of it from a start that is dragged, and the gates under both. All numbers come from Python.
import { gates, hands, where } from './gates.js';
import { clear, fill, FONT, make, setAll, theme, width } from '../../../widgets/draw.js';
import { exportButtons } from '../../../widgets/export.js';
import { mount, whole } from '../../../widgets/mount.js';
import { linear } from '../../../widgets/scale.js';
import { ahead, bindStream } from '../../../widgets/stream.js';

export const SMALL = `16px ${FONT}`, WHOLE = 46, HIGH = 172, GAP = 6;

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'forecast', { build, draw });
  state.data = whole(state.root, data);
  bindStream(state, 'live', data.seen, setStateValue);
  if (!ahead(state) && !state.held) state.start = state.data.whole.start;
  draw(state);
  return state.leave;
}

function build(root) {
  const state = { root, rects: new Map() };
  state.over = make(root, 'div', { class: 'over' });
  state.whole = make(state.over, 'svg', { 'aria-hidden': 'true' });
  const from = make(root, 'div', { class: 'from' });
  state.from = make(from, 'label', { for: 'start' });
  state.slider = make(from, 'input', { type: 'range', id: 'start', step: 1 });
  state.output = make(from, 'output', { for: 'start' });
  state.plot = make(root, 'svg', { role: 'img' });
  state.tip = make(root, 'div', { class: 'tip' });
  const tools = make(root, 'div', { class: 'tools' });
  state.help = make(tools, 'span', { class: 'help quiet' });
  exportButtons(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => ({ parts: [[state.whole, 0, 0], [state.plot, 0, WHOLE + 36]], name: 'forecast' }));
  hands(state);
  return state;
}

function draw(state) {
  if (!state.root.clientWidth) return;  // not on the screen yet, or no more
  const { data } = state;
  state.wide = state.root.clientWidth;
  state.narrow = state.wide < 700;
  state.margin = state.narrow ? 46 : 150;
  state.right = state.narrow ? 6 : 158;
  state.look = theme(state.root);
  state.column = (state.wide - state.margin - state.right) / data.columns;
  state.x = k => state.margin + state.column * k;
  [state.slider.min, state.slider.max] = data.range;
  overview(state);
  state.from.textContent = state.narrow ? 'Start' : 'start of the forecast';
  Object.assign(state.from.style, { width: state.narrow ? '' : `${state.at(+state.slider.min) - 8}px` });
  Object.assign(state.slider.style, { width: state.narrow ? '' : `${state.at(+state.slider.max) - state.at(+state.slider.min) + 16}px`, flex: state.narrow ? '' : 'none' });
  if (+state.slider.value !== state.start) state.slider.value = state.start;
  clear(state.plot);
  let y = chart(state, state.narrow ? 74 : 22);
  y = gates(state, y + 26);
  setAll(state.plot, { width: state.wide, height: y, 'font-family': FONT, 'aria-label': data.alt });
  state.help.textContent = fill(TEXT.help, { quantities: data.quantities.length, units: data.quantities[0].values.length });
  where(state);
}

// The whole series, how much of it was learnt from, and the start in hand.
export function overview(state) {
  const { whole } = state.data, { look } = state, svg = state.whole, from = state.margin, wide = state.wide - from - state.right;
  const most = Math.max(whole.size, state.start + whole.ahead), low = Math.min(...whole.values.map(v => v[1])), high = Math.max(...whole.values.map(v => v[1]));
  state.at = linear([0, most], [from, from + wide]);
  state.back = linear([from, from + wide], [0, most]);
  clear(svg);
  setAll(svg, { width: state.wide, height: WHOLE + 24, 'font-family': FONT });
  make(svg, 'rect', { x: from, y: 0, width: state.at(whole.cut) - from, height: WHOLE, fill: look.soft });
  const y = linear([low, high > low ? high : low + 1], [WHOLE - 3, 3]);
  make(svg, 'polyline', { points: whole.values.map(([k, v]) => `${state.at(k + 0.5).toFixed(1)},${y(v).toFixed(1)}`).join(' '), fill: 'none', stroke: look.text, 'stroke-width': 1.3 });
  const left = Math.max(0, state.start - (state.data.at)), window = [state.at(left), state.at(state.start + whole.ahead)];
  make(svg, 'rect', { x: window[0], y: 1, width: window[1] - window[0], height: WHOLE - 2, fill: look.accent, 'fill-opacity': 0.08, stroke: look.quiet });
  make(svg, 'line', { x1: state.at(state.start), x2: state.at(state.start), y1: 0, y2: WHOLE, stroke: look.accent, 'stroke-width': 3 });
  make(svg, 'circle', { cx: state.at(state.start), cy: WHOLE / 2, r: 7, fill: look.accent, stroke: look.page, 'stroke-width': 2 });
  const label = (x, text, anchor, fill = look.quiet) => make(svg, 'text', { x, y: WHOLE + 18, 'text-anchor': anchor, 'font-size': 16, fill }, text);
  label(from, state.narrow ? whole.ends[0] : `${whole.ends[0]}: learnt from`, 'start');
  const held = `held out from ${whole.split}`, long = width(held, SMALL);
  label(Math.min(state.at(whole.cut) - (state.narrow ? long / 2 : 0), state.wide - long), held, 'start', look.text);
  if (!state.narrow) { if (state.at(whole.cut) + long + 12 < from + wide - width(whole.ends[1], SMALL)) label(from + wide, whole.ends[1], 'end'); make(svg, 'text', { x: 0, y: 20, 'font-size': 16, fill: look.text }, 'the whole series'); }
}

// The stretch around the start, with every forecast of it.
function chart(state, top) {
  const { data, plot, look } = state, [low, high] = data.scale, bottom = top + HIGH, n = data.columns;
  const y = linear([low, high], [bottom, top]), x = k => state.x(k + 0.5);
  const line = (values, first, style) => make(plot, 'polyline', { points: values.map((v, k) => [v, k]).filter(([v]) => v !== null).map(([v, k]) => `${x(first + k).toFixed(1)},${y(v).toFixed(1)}`).join(' '), fill: 'none', 'stroke-width': 2, ...style });
  state.frame = { top, bottom };
  for (const [value, written] of data.ticks) {
    make(plot, 'line', { x1: state.x(0), x2: state.x(n), y1: y(value), y2: y(value), stroke: look.line });
    make(plot, 'text', { x: state.margin - 8, y: y(value) + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, written);
  }
  if (data.unit && !state.narrow) make(plot, 'text', { x: 0, y: top + 12, 'font-size': 16, fill: look.text }, data.unit);
  for (const [k, written] of spaced(state, data.labels)) make(plot, 'text', { x: x(k), y: bottom + 19, 'text-anchor': 'middle', 'font-size': 16, fill: look.quiet }, written);
  if (data.held) {
    make(plot, 'rect', { x: state.x(0), y: top, width: state.x(data.held) - state.x(0), height: HIGH, fill: look.soft });
    make(plot, 'text', { x: state.x(0) + 6, y: bottom - 7, 'font-size': 16, fill: look.quiet, stroke: look.soft, 'stroke-width': 4, 'paint-order': 'stroke' }, 'learnt from');
  }
  const ink = key => data.inks[key][look.dark ? 'on_dark' : 'on_light'], named = [];
  const joined = values => [data.truth[data.at - 1], ...values];
  if (data.networks > 1) make(plot, 'polygon', { points: [...data.runs.low.map((v, k) => [v, k]), ...data.runs.high.map((v, k) => [v, k]).reverse()].map(([v, k]) => `${x(data.at + k).toFixed(1)},${y(v).toFixed(1)}`).join(' '), fill: ink('lstm'), 'fill-opacity': 0.22 });
  for (const rule of data.rules) {
    line(joined(rule.values), data.at - 1, { stroke: ink(rule.key), 'stroke-dasharray': data.inks[rule.key].dash });
    named.push([rule.values.at(-1), rule.name, ink(rule.key), data.inks[rule.key].dash]);
  }
  line(data.steps, 0, { stroke: ink('lstm'), 'stroke-dasharray': '2 3' });
  line(data.truth, 0, { stroke: look.text, 'stroke-width': 2.4 });
  data.truth.slice(data.at).forEach((v, k) => make(plot, 'circle', { cx: x(data.at + k), cy: y(v), r: Math.min(3.5, state.column / 2), fill: look.text }));
  line(joined(data.runs.middle), data.at - 1, { stroke: ink('lstm'), 'stroke-width': 3, 'data-role': 'forecast' });
  named.push([data.runs.middle.at(-1), data.networks > 1 ? `${data.networks} LSTMs, mean` : 'the network', ink('lstm'), '']);
  if (data.truth.length > data.at) named.push([data.truth.at(-1), 'what came', look.text, '', data.truth.length === n]);
  make(plot, 'line', { x1: state.x(data.at), x2: state.x(data.at), y1: top - 4, y2: bottom, stroke: look.accent, 'stroke-width': 2 });
  if (!state.narrow) make(plot, 'text', { x: state.x(data.at) - 8, y: top - 8, 'text-anchor': 'end', 'font-size': 16, fill: look.text }, data.steps.some(v => v !== null) ? 'dotted: each value from all before it' : '');
  make(plot, 'text', { x: state.narrow ? state.x(n) : state.x(data.at) + 8, y: top - 8, 'text-anchor': state.narrow ? 'end' : 'start', 'font-size': 16, fill: look.text }, 'then from its own answers →'.slice(state.narrow ? 5 : 0));
  names(state, named, y);
  return bottom + 22;
}

// The name of each line where it ends; on a phone over the picture.
function names(state, named, y) {
  const { plot } = state;
  if (state.narrow) {
    let x = 0, row = 0;
    for (const [, name, fill, dash] of named) {
      const wide = 34 + width(name, SMALL) + 14;
      if (x + wide > state.wide) { x = 0; row += 1; }
      make(plot, 'line', { x1: x, x2: x + 26, y1: 10 + 20 * row, y2: 10 + 20 * row, stroke: fill, 'stroke-width': 3, 'stroke-dasharray': dash });
      make(plot, 'text', { x: x + 32, y: 15 + 20 * row, 'font-size': 16, fill }, name);
      x += wide;
    }
    return;
  }
  const { top, bottom } = state.frame, sorted = named.map(([v, name, fill, dash]) => [y(v), name, fill, dash]).sort((a, b) => a[0] - b[0]);
  let last = top - 20;
  for (const one of sorted) { one[0] = Math.max(one[0], last + 19); last = one[0]; }
  for (let k = sorted.length - 1, most = bottom; k >= 0; k -= 1, most -= 19) sorted[k][0] = Math.min(sorted[k][0], most);
  const x = state.x(state.data.columns) + 6;
  for (const [at, name, fill, dash] of sorted) {
    make(plot, 'line', { x1: x, x2: x + 22, y1: at, y2: at, stroke: fill, 'stroke-width': 3, 'stroke-dasharray': dash });
    make(plot, 'text', { x: x + 27, y: at + 5, 'font-size': 16, fill }, name);
  }
}

// Labels of the axis that do not touch.
function spaced(state, labels) {
  let last = -100;
  return labels.filter(([k, text]) => {
    const half = width(text, SMALL) / 2, x = state.x(k + 0.5);
    if (x - half < last + 12 || x + half > state.wide) return false;
    last = x + half;
    return true;
  });
}
