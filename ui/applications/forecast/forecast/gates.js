// Every gate of every unit under the series, and what the hand does: drag the start, point at a number.
import { GAP, overview, WHOLE } from './forecast.js';
import { clear, FONT, make, place, SVG, theme } from '../../../widgets/draw.js';
import { say } from '../../../widgets/numbers.js';
import { tell } from '../../../widgets/stream.js';

export function gates(me, top) {
  const { data, plot, look } = me, units = data.quantities[0].values.length, row = Math.max(3, Math.min(5, 48 / units));
  let y = top;
  me.bands = [];
  for (const q of data.quantities) {
    const high = units * row;
    make(plot, 'text', { x: 0, y: y + high / 2 + 6, 'font-size': 20, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(q.ink) }, q.symbol);
    if (!me.narrow) make(plot, 'text', { x: 26, y: y + high / 2 + 5, 'font-size': 16, fill: look.text }, q.name);
    make(plot, 'rect', { x: me.x(0), y, width: me.x(data.columns) - me.x(0), height: high, fill: look.soft });
    cells(me, q, y, row);
    me.bands.push([y, high, row, q]);
    y += high + GAP;
  }
  make(plot, 'line', { x1: me.x(data.at), x2: me.x(data.at), y1: me.frame.bottom, y2: y - GAP, stroke: look.accent, 'stroke-width': 2 });
  if (!me.narrow) {
    make(plot, 'text', { x: me.x(data.at) - 8, y: top - 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, 'it reads the series');
    make(plot, 'text', { x: me.x(data.at) + 8, y: top - 5, 'font-size': 16, fill: look.quiet }, 'it reads its own answers');
  }
  return y;
}

// Thousands of cells: those of the last picture are used again.
function cells(me, q, y, row) {
  const group = me.rects.get(q.key) ?? make(null, 'g', { 'data-quantity': q.key, 'shape-rendering': 'crispEdges' });
  const place = [y, row, me.column, me.margin, q.values.length, q.values[0].length].join(), moved = group.place !== place;
  me.rects.set(q.key, group);
  me.plot.appendChild(group);
  group.place = place;
  let rect = group.firstChild;
  q.values.forEach((unit, k) => unit.forEach((value, t) => {
    const now = rect ?? make(group, 'rect');
    if (moved || !rect) for (const [name, size] of [['x', me.x(t).toFixed(2)], ['y', y + k * row], ['width', Math.max(0.5, me.column - (me.column > 6 ? 1 : 0)).toFixed(2)], ['height', row - (row > 4 ? 1 : 0)]]) now.setAttribute(name, size);
    now.setAttribute('fill', value < 0 ? me.look.negative : q.ink[0]);
    now.setAttribute('fill-opacity', Math.min(1, Math.abs(value / q.reach)).toFixed(2));
    rect = now.nextSibling;
  }));
  while (rect) { const spare = rect; rect = rect.nextSibling; spare.remove(); }
}

export function hands(me) {
  const put = (start, final) => {
    const [low, high] = me.data.range;
    start = Math.max(low, Math.min(high, start));
    if (start === me.start && !final) return;
    me.start = start;
    me.slider.value = start;
    overview(me); where(me);
    tell(me, { start, final });
  };
  const follow = event => put(me.back(event.clientX - me.whole.getBoundingClientRect().left), false);
  me.whole.onpointerdown = event => { me.whole.setPointerCapture(event.pointerId); me.held = true; follow(event); };
  me.whole.onpointermove = event => { if (me.held) follow(event); };
  me.whole.onpointerup = me.whole.onpointercancel = () => { if (me.held) { me.held = false; put(me.start, true); } };
  me.slider.oninput = () => put(+me.slider.value, false);
  me.slider.onchange = () => put(+me.slider.value, true);
  me.plot.onpointermove = event => hover(me, event);
  me.plot.onpointerleave = () => { me.tip.style.visibility = 'hidden'; };
}

export function where(me) {
  const known = me.start === me.data.whole.start;
  if (known) me.output.textContent = me.data.from;
  me.slider.setAttribute('aria-valuetext', known ? me.data.from : `value ${me.start + 1}`);
}

function hover(me, event) {
  const { data, tip } = me, box = me.plot.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
  const k = Math.floor((x - me.x(0)) / me.column), band = me.bands.find(([top, high]) => y >= top && y < top + high);
  if (k < 0 || k >= data.columns || y < me.frame.top || (!band && y > me.frame.bottom)) { tip.style.visibility = 'hidden'; return; }
  clear(tip);
  make(tip, 'div', { style: 'font-weight:600' }, data.when[k]);
  const row = (name, value) => { if (value !== undefined && value !== null) make(tip, 'div', { class: 'number' }, `${name} ${say(value)}`); };
  if (band) {
    const unit = Math.min(band[3].values.length - 1, Math.floor((y - band[0]) / band[2]));
    if (band[3].values[unit][k] === undefined) { tip.style.visibility = 'hidden'; return; }
    row(`unit ${unit}, ${band[3].name}`, band[3].values[unit][k]);
  } else {
    row('what came', data.truth[k]);
    row('one step ahead', data.steps[k]);
    row('LSTM', data.runs.middle[k - data.at]);
    if (data.networks > 1 && k >= data.at) make(tip, 'div', { class: 'number' }, `its seeds ${say(data.runs.low[k - data.at])} to ${say(data.runs.high[k - data.at])}`);
    for (const rule of data.rules) row(rule.name, rule.values[k - data.at]);
  }
  const frame = me.root.getBoundingClientRect();
  tip.style.left = `${Math.min(event.clientX - frame.left + 14, me.wide - tip.offsetWidth - 4)}px`;
  tip.style.top = `${event.clientY - frame.top + 18}px`;
  tip.style.visibility = 'visible';
}

export function whole(me) {
  const high = +me.plot.getAttribute('height'), svg = make(null, 'svg', { xmlns: SVG, width: me.wide + 24, height: high + WHOLE + 60, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: theme(me.root).page });
  place(me.whole, make(svg, 'g', { transform: 'translate(12,12)' }));
  place(me.plot, make(svg, 'g', { transform: `translate(12,${WHOLE + 48})` }));
  return svg;
}
