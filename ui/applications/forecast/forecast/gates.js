// Every gate of every unit under the series, and what the hand does: drag the start, point at a number.
import { GAP, overview } from './forecast.js';
import { clear, make, setAll } from '../../../widgets/draw.js';
import { say } from '../../../widgets/numbers.js';
import { hideTip, pointed, showTip } from '../../../widgets/pointer.js';
import { tell } from '../../../widgets/stream.js';

export function gates(state, top) {
  const { data, plot, look } = state, units = data.quantities[0].values.length, row = Math.max(3, Math.min(5, 48 / units));
  let y = top;
  state.bands = [];
  for (const q of data.quantities) {
    const high = units * row;
    make(plot, 'text', { x: 0, y: y + high / 2 + 6, 'font-size': 20, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(q.ink) }, q.symbol);
    if (!state.narrow) make(plot, 'text', { x: 26, y: y + high / 2 + 5, 'font-size': 16, fill: look.text }, q.name);
    make(plot, 'rect', { x: state.x(0), y, width: state.x(data.columns) - state.x(0), height: high, fill: look.soft });
    cells(state, q, y, row);
    state.bands.push([y, high, row, q]);
    y += high + GAP;
  }
  make(plot, 'line', { x1: state.x(data.at), x2: state.x(data.at), y1: state.frame.bottom, y2: y - GAP, stroke: look.accent, 'stroke-width': 2 });
  if (!state.narrow) {
    make(plot, 'text', { x: state.x(data.at) - 8, y: top - 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, 'it reads the series');
    make(plot, 'text', { x: state.x(data.at) + 8, y: top - 5, 'font-size': 16, fill: look.quiet }, 'it reads its own answers');
  }
  return y;
}

// Thousands of cells: those of the last picture are used again.
function cells(state, q, y, row) {
  const group = state.rects.get(q.key) ?? make(null, 'g', { 'data-quantity': q.key, 'shape-rendering': 'crispEdges' });
  const place = [y, row, state.column, state.margin, q.values.length, q.values[0].length].join(), moved = group.place !== place;
  state.rects.set(q.key, group);
  state.plot.appendChild(group);
  group.place = place;
  let rect = group.firstChild;
  q.values.forEach((unit, k) => unit.forEach((value, t) => {
    const now = rect ?? make(group, 'rect');
    if (moved || !rect) for (const [name, size] of [['x', state.x(t).toFixed(2)], ['y', y + k * row], ['width', Math.max(0.5, state.column - (state.column > 6 ? 1 : 0)).toFixed(2)], ['height', row - (row > 4 ? 1 : 0)]]) now.setAttribute(name, size);
    setAll(now, { fill: value < 0 ? state.look.negative : q.ink[0], 'fill-opacity': Math.min(1, Math.abs(value / q.reach)).toFixed(2) });
    rect = now.nextSibling;
  }));
  while (rect) { const spare = rect; rect = rect.nextSibling; spare.remove(); }
}

export function hands(state) {
  const put = (start, final) => {
    const [low, high] = state.data.range;
    start = Math.max(low, Math.min(high, start));
    if (start === state.start && !final) return;
    state.start = start;
    state.slider.value = start;
    overview(state); where(state);
    tell(state, { start, final });
  };
  const follow = event => put(Math.round(state.back(pointed(state.whole, state.wide, event)[0])), false);
  state.whole.onpointerdown = event => { state.whole.setPointerCapture(event.pointerId); state.held = true; follow(event); };
  state.whole.onpointermove = event => { if (state.held) follow(event); };
  state.whole.onpointerup = state.whole.onpointercancel = () => { if (state.held) { state.held = false; put(state.start, true); } };
  state.slider.oninput = () => put(+state.slider.value, false);
  state.slider.onchange = () => put(+state.slider.value, true);
  state.plot.onpointermove = event => hover(state, event);
  state.plot.onpointerleave = () => hideTip(state);
}

export function where(state) {
  const known = state.start === state.data.whole.start;
  if (known) state.output.textContent = state.data.from;
  state.slider.setAttribute('aria-valuetext', known ? state.data.from : `value ${state.start + 1}`);
}

function hover(state, event) {
  const { data, tip } = state, [x, y] = pointed(state.plot, state.wide, event);
  const k = Math.floor((x - state.x(0)) / state.column), band = state.bands.find(([top, high]) => y >= top && y < top + high);
  if (k < 0 || k >= data.columns || y < state.frame.top || (!band && y > state.frame.bottom)) { hideTip(state); return; }
  clear(tip);
  make(tip, 'div', { style: 'font-weight:600' }, data.when[k]);
  const row = (name, value) => { if (value !== undefined && value !== null) make(tip, 'div', { class: 'number' }, `${name} ${say(value)}`); };
  if (band) {
    const unit = Math.min(band[3].values.length - 1, Math.floor((y - band[0]) / band[2]));
    if (band[3].values[unit][k] === undefined) { hideTip(state); return; }
    row(`unit ${unit}, ${band[3].name}`, band[3].values[unit][k]);
  } else {
    row('what came', data.truth[k]);
    row('one step ahead', data.steps[k]);
    row('LSTM', data.runs.middle[k - data.at]);
    if (data.networks > 1 && k >= data.at) make(tip, 'div', { class: 'number' }, `its seeds ${say(data.runs.low[k - data.at])} to ${say(data.runs.high[k - data.at])}`);
    for (const rule of data.rules) row(rule.name, rule.values[k - data.at]);
  }
  showTip(state, event);
}
