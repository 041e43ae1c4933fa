// Curves over steps or words, one panel below the other; those before a change stay behind, thin and grey. Numbers come from Python.
import { hand, touch } from './touch.js';
import { columns, middle, sum } from '../columns.js';
import { clear, cut, fadeEdges, FONT, make, setAll, theme, width } from '../draw.js';
import { exportButtons } from '../export.js';
import { mount } from '../mount.js';
import { say } from '../numbers.js';
import { linear } from '../scale.js';
import { ahead, bindStream } from '../stream.js';

export const SMALL = `16px ${FONT}`, PAD = 9, FOOT = 24, LEAST_STEP = 11;
const DASHES = ['', '7 4', '2 4'];

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'curves', { build, draw });
  state.data = data;
  bindStream(state, 'live', data.seen, setStateValue);
  state.edited = data.panels.findIndex(panel => panel.editable);
  if (state.edited >= 0 && !state.before && !ahead(state)) state.xs = [...data.panels[state.edited].curves[0].values];
  draw(state);
  return state.leave;
}

function build(root) {
  const state = { root, xs: [], before: null, cursor: 0 };
  state.lines = make(root, 'div', { class: 'lines' });
  state.frame = make(root, 'div', { class: 'frame' });
  state.labels = make(make(state.frame, 'div', { class: 'labels' }), 'svg');
  state.scroll = make(state.frame, 'div', { class: 'plot' });
  state.plot = make(state.scroll, 'svg', { role: 'img' });
  state.tip = make(root, 'div', { class: 'tip' });
  const tools = make(root, 'div', { class: 'tools' });
  state.help = make(tools, 'span', { class: 'help quiet' });
  state.edits = make(tools, 'span', { style: 'display:flex;gap:8px;align-items:center' });
  exportButtons(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => ({ parts: [[state.labels, 0, 0], [state.plot, state.margin, 0]], name: state.data.file }));
  fadeEdges(state.scroll);
  touch(state);
  return state;
}

function layout(state) {
  const { labels, words, panels, tight } = state.data;
  state.wide = state.root.clientWidth;
  state.narrow = state.wide < 620;
  state.margin = state.narrow ? 48 : tight ? 130 : 186;
  state.head = words ? 28 : 4;
  const steps = labels.length, room = state.wide - state.margin - 2 * PAD;
  state.font = `600 16px ${FONT}`;
  const bare = words ? labels.map(word => Math.min(200, width(word, state.font) + 12)) : new Array(steps).fill(LEAST_STEP);
  const extra = Math.max(0, room - sum(bare)) / steps;
  Object.assign(state, columns(PAD, bare.map(w => w + extra)));
  state.full = state.end + PAD;
  const gap = tight ? 9 : 13, usual = !state.data.longest ? 120 : tight ? 36 : panels.length > 5 ? 50 : 84;
  let y = state.head + 4;
  state.sizes = panels.map(panel => panel.band ? 1.9 * usual : usual);
  state.tops = state.sizes.map(size => { const top = y; y += size + gap; return top; });
  state.high = y - 4 + (words ? 0 : FOOT - 8);
}

export function draw(state) {
  layout(state);
  const { data, plot, labels } = state, look = theme(state.root);
  clear(state.lines);
  for (const line of data.lines) make(state.lines, 'div', line.strong ? { class: 'strong' } : {}, line.text);
  for (const [svg, wide] of [[plot, state.full], [labels, state.margin]]) {
    clear(svg);
    setAll(svg, { width: wide, height: state.high, 'font-family': FONT });
  }
  make(plot, 'title', {}, data.alt); plot.setAttribute('aria-label', data.alt);
  headings(state, look);
  data.panels.forEach((panel, k) => {
    const y = linear([panel.low, panel.high], [state.tops[k] + state.sizes[k], state.tops[k]]);
    axis(state, look, panel, y);
    if (panel.band) goal(state, look, panel.band, y);
    panel.curves.forEach((curve, j) => {
      if (curve.before && k !== state.edited) line(state, curve.before, y, { stroke: look.quiet, 'stroke-width': 2, 'stroke-dasharray': data.longest ? DASHES[j % 3] : DASHES[1], opacity: data.longest ? 0.6 : 1, 'data-before': curve.key });
    });
    if (k === state.edited) bars(state, look, panel.curves[0], y);
    else panel.curves.forEach((curve, j) => solid(state, curve, y, DASHES[j % 3]));
    if (panel.band) misses(state, look, panel, y);
    names(state, look, panel, state.tops[k] + state.sizes[k] / 2);
  });
  if (state.edited >= 0) hand(state, look); else state.scroll.setAttribute('tabindex', 0);  // what may be wider than its place is scrolled with keys
  state.mark = make(plot, 'rect', { y: state.head, height: state.high - state.head, fill: look.text, opacity: 0.07, 'pointer-events': 'none', visibility: 'hidden' });
  fadeEdges(state.scroll);
}

function headings(state, look) {
  const { labels, words } = state.data, every = words ? 1 : [1, 2, 5, 10].find(n => n * state.widths[0] > 26) ?? 20;
  state.left.forEach((_, t) => {
    const name = words ? labels[t] : String(t + 1);
    if (words || t === 0 || (t + 1) % every === 0) make(state.plot, 'text', { x: middle(state, t), y: words ? 18 : state.high - 3, 'text-anchor': 'middle', 'font-size': 16,
      'font-weight': words ? 600 : 400, fill: words ? look.text : look.quiet }, words ? cut(name, 200, state.font) : name);
  });
  if (!words) make(state.labels, 'text', { x: state.margin - 4, y: state.high - 3, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, 'step');
}

function axis(state, look, panel, y) {
  for (const level of panel.low < 0 ? [panel.low, 0, panel.high] : [panel.low, panel.high]) {
    make(state.plot, 'line', { x1: PAD, x2: state.end, y1: y(level), y2: y(level), stroke: look.line, 'stroke-width': 1 });
    if (level || panel.low === 0) make(state.labels, 'text', { x: state.margin - 4, y: y(level) + (level === panel.high ? 11 : 1), 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, say(level, 1));
  }
}

function names(state, look, panel, centre) {
  const high = panel.curves.length > 1 ? 20 : 0;
  panel.curves.forEach((curve, j) => {
    const y = centre + 6 + (j - (panel.curves.length - 1) / 2) * high - (state.narrow || high || state.data.tight ? 0 : 8), ink = look.ink(curve.ink);
    make(state.labels, 'text', { x: 0, y, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: ink }, curve.symbol);
    if (state.narrow) return;
    if (high) make(state.labels, 'line', { x1: 24, x2: 44, y1: y - 5, y2: y - 5, stroke: curve.ink[0], 'stroke-width': 3, 'stroke-dasharray': DASHES[j % 3] });
    make(state.labels, 'text', { x: high ? 50 : 24, y: y - 1, 'font-size': 16, fill: look.text }, curve.name);
    if (!high && !state.data.tight) make(state.labels, 'text', { x: 24, y: y + 18, 'font-size': 16, fill: look.quiet }, curve.does);
  });
}

function path(state, values, y) { return values.map((value, t) => `${t ? 'L' : 'M'}${middle(state, t).toFixed(1)},${y(value).toFixed(1)}`).join(''); }

function line(state, values, y, style) { make(state.plot, 'path', { d: path(state, values, y), fill: 'none', 'stroke-linejoin': 'round', ...style }); }

function solid(state, curve, y, dash) {
  line(state, curve.values, y, { stroke: curve.ink[0], 'stroke-width': 2.6, 'stroke-dasharray': dash, 'data-curve': curve.key });
  if (state.widths[0] < 10) return;
  const dots = curve.values.map((value, t) => `M${middle(state, t).toFixed(1)},${y(value).toFixed(1)}h0`).join('');
  make(state.plot, 'path', { d: dots, stroke: curve.ink[0], 'stroke-width': 6.5, 'stroke-linecap': 'round' });
}

function bars(state, look, curve, y) {
  state.xs.slice(0, state.left.length).forEach((value, t) => make(state.plot, 'rect', { x: state.left[t] + 1, width: Math.max(1, state.widths[t] - 2), y: Math.min(y(0), y(value)) - (value ? 0 : 1), height: Math.max(2, Math.abs(y(value) - y(0))),
    fill: value < 0 ? look.negative : curve.ink[look.dark ? 2 : 1], 'fill-opacity': value ? 0.85 : 0.3, 'data-step': t + 1, 'data-value': value }));
}

// Where a quantity has to be, and a cross at each step where it is not.
function goal(state, look, band, y) {
  const edge = (values, t) => `${state.left[t].toFixed(1)},${y(values[t]).toFixed(1)}L${(state.left[t] + state.widths[t]).toFixed(1)},${y(values[t]).toFixed(1)}`;
  const up = band.high.map((_, t) => edge(band.high, t)).join('L');
  const down = band.low.map((_, t) => edge(band.low, t).split('L').reverse().join('L')).reverse().join('L');
  make(state.plot, 'path', { d: `M${up}L${down}Z`, fill: look.accent, 'fill-opacity': 0.2, 'data-role': 'band' });
  const centre = band.high.map((high, t) => (high + band.low[t]) / 2);
  make(state.plot, 'path', { d: `M${centre.map((_, t) => edge(centre, t)).join('L')}`, fill: 'none', stroke: look.accent, 'stroke-width': 1.5, 'stroke-dasharray': '3 4' });
}

function misses(state, look, panel, y) {
  const marks = panel.band.inside.map((fine, t) => {
    if (fine) return '';
    const x = middle(state, t), at = y(panel.curves[0].values[t]);
    return `M${x - 4},${at - 4}l8,8m0,-8l-8,8`;
  }).join('');
  if (marks) make(state.plot, 'path', { d: marks, stroke: look.text, 'stroke-width': 2, fill: 'none', 'data-role': 'misses' });
}
