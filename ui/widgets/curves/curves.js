// Curves over steps or words, one panel below the other; those before a change stay behind, thin and grey. Numbers come from Python.
import { hand, touch } from './touch.js';
import { clear, cue, cut, FONT, make, mount, place, savers, SVG, theme, width } from '../draw.js';
import { say } from '../numbers.js';
import { ahead, tuned } from '../stream.js';

export const SMALL = `16px ${FONT}`, PAD = 9, FOOT = 24, LEAST_STEP = 11;
const DASHES = ['', '7 4', '2 4'];

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'curves', { build, draw });
  me.data = data;
  tuned(me, 'live', data.seen, setStateValue);
  me.edited = data.panels.findIndex(panel => panel.editable);
  if (me.edited >= 0 && !me.before && !ahead(me)) me.xs = [...data.panels[me.edited].curves[0].values];
  draw(me);
  return me.leave;
}

function build(root) {
  const me = { root, xs: [], before: null, cursor: 0 };
  me.lines = make(root, 'div', { class: 'lines' });
  me.frame = make(root, 'div', { class: 'frame' });
  me.labels = make(make(me.frame, 'div', { class: 'labels' }), 'svg');
  me.scroll = make(me.frame, 'div', { class: 'plot' });
  me.plot = make(me.scroll, 'svg', { role: 'img' });
  me.tip = make(root, 'div', { class: 'tip' });
  const tools = make(root, 'div', { class: 'tools' });
  me.help = make(tools, 'span', { class: 'help quiet' });
  me.edits = make(tools, 'span', { style: 'display:flex;gap:8px;align-items:center' });
  savers(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => [whole(me), me.data.file]);
  cue(me.scroll);
  touch(me);
  return me;
}

function layout(me) {
  const { labels, words, panels, tight } = me.data;
  me.wide = me.root.clientWidth;
  me.narrow = me.wide < 620;
  me.margin = me.narrow ? 48 : tight ? 130 : 186;
  me.head = words ? 28 : 4;
  const steps = labels.length, room = me.wide - me.margin - 2 * PAD;
  me.font = `600 16px ${FONT}`;
  const bare = words ? labels.map(word => Math.min(200, width(word, me.font) + 12)) : new Array(steps).fill(LEAST_STEP);
  const extra = Math.max(0, room - bare.reduce((a, b) => a + b, 0)) / steps;
  me.left = []; let x = PAD;
  me.widths = bare.map(w => { me.left.push(x); x += w + extra; return w + extra; });
  me.end = x; me.full = x + PAD;
  const gap = tight ? 9 : 13, usual = !me.data.longest ? 120 : tight ? 36 : panels.length > 5 ? 50 : 84;
  let y = me.head + 4;
  me.sizes = panels.map(panel => panel.band ? 1.9 * usual : usual);
  me.tops = me.sizes.map(size => { const top = y; y += size + gap; return top; });
  me.high = y - 4 + (words ? 0 : FOOT - 8);
}

export function draw(me) {
  layout(me);
  const { data, plot, labels } = me, look = theme(me.root);
  clear(me.lines);
  for (const line of data.lines) make(me.lines, 'div', line.strong ? { class: 'strong' } : {}, line.text);
  for (const [svg, wide] of [[plot, me.full], [labels, me.margin]]) {
    clear(svg);
    svg.setAttribute('width', wide); svg.setAttribute('height', me.high); svg.setAttribute('font-family', FONT);
  }
  make(plot, 'title', {}, data.alt); plot.setAttribute('aria-label', data.alt);
  columns(me, look);
  data.panels.forEach((panel, k) => {
    const y = value => me.tops[k] + me.sizes[k] * (panel.high - value) / (panel.high - panel.low);
    axis(me, look, panel, y);
    if (panel.band) goal(me, look, panel.band, y);
    panel.curves.forEach((curve, j) => {
      if (curve.before && k !== me.edited) line(me, curve.before, y, { stroke: look.quiet, 'stroke-width': 2, 'stroke-dasharray': data.longest ? DASHES[j % 3] : DASHES[1], opacity: data.longest ? 0.6 : 1, 'data-before': curve.key });
    });
    if (k === me.edited) bars(me, look, panel.curves[0], y);
    else panel.curves.forEach((curve, j) => solid(me, curve, y, DASHES[j % 3]));
    if (panel.band) misses(me, look, panel, y);
    names(me, look, panel, me.tops[k] + me.sizes[k] / 2);
  });
  if (me.edited >= 0) hand(me, look); else me.scroll.setAttribute('tabindex', 0);  // what may be wider than its place is scrolled with keys
  me.mark = make(plot, 'rect', { y: me.head, height: me.high - me.head, fill: look.text, opacity: 0.07, 'pointer-events': 'none', visibility: 'hidden' });
  cue(me.scroll);
}

function middle(me, t) { return me.left[t] + me.widths[t] / 2; }

function columns(me, look) {
  const { labels, words } = me.data, every = words ? 1 : [1, 2, 5, 10].find(n => n * me.widths[0] > 26) ?? 20;
  me.left.forEach((_, t) => {
    const name = words ? labels[t] : String(t + 1);
    if (words || t === 0 || (t + 1) % every === 0) make(me.plot, 'text', { x: middle(me, t), y: words ? 18 : me.high - 3, 'text-anchor': 'middle', 'font-size': 16,
      'font-weight': words ? 600 : 400, fill: words ? look.text : look.quiet }, words ? cut(name, 200, me.font) : name);
  });
  if (!words) make(me.labels, 'text', { x: me.margin - 4, y: me.high - 3, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, 'step');
}

function axis(me, look, panel, y) {
  for (const level of panel.low < 0 ? [panel.low, 0, panel.high] : [panel.low, panel.high]) {
    make(me.plot, 'line', { x1: PAD, x2: me.end, y1: y(level), y2: y(level), stroke: look.line, 'stroke-width': 1 });
    if (level || panel.low === 0) make(me.labels, 'text', { x: me.margin - 4, y: y(level) + (level === panel.high ? 11 : 1), 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, say(level, 1));
  }
}

function names(me, look, panel, centre) {
  const high = panel.curves.length > 1 ? 20 : 0;
  panel.curves.forEach((curve, j) => {
    const y = centre + 6 + (j - (panel.curves.length - 1) / 2) * high - (me.narrow || high || me.data.tight ? 0 : 8), ink = look.ink(curve.ink);
    make(me.labels, 'text', { x: 0, y, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: ink }, curve.symbol);
    if (me.narrow) return;
    if (high) make(me.labels, 'line', { x1: 24, x2: 44, y1: y - 5, y2: y - 5, stroke: curve.ink[0], 'stroke-width': 3, 'stroke-dasharray': DASHES[j % 3] });
    make(me.labels, 'text', { x: high ? 50 : 24, y: y - 1, 'font-size': 16, fill: look.text }, curve.name);
    if (!high && !me.data.tight) make(me.labels, 'text', { x: 24, y: y + 18, 'font-size': 16, fill: look.quiet }, curve.does);
  });
}

function path(me, values, y) { return values.map((value, t) => `${t ? 'L' : 'M'}${middle(me, t).toFixed(1)},${y(value).toFixed(1)}`).join(''); }

function line(me, values, y, style) { make(me.plot, 'path', { d: path(me, values, y), fill: 'none', 'stroke-linejoin': 'round', ...style }); }

function solid(me, curve, y, dash) {
  line(me, curve.values, y, { stroke: curve.ink[0], 'stroke-width': 2.6, 'stroke-dasharray': dash, 'data-curve': curve.key });
  if (me.widths[0] < 10) return;
  const dots = curve.values.map((value, t) => `M${middle(me, t).toFixed(1)},${y(value).toFixed(1)}h0`).join('');
  make(me.plot, 'path', { d: dots, stroke: curve.ink[0], 'stroke-width': 6.5, 'stroke-linecap': 'round' });
}

function bars(me, look, curve, y) {
  me.xs.slice(0, me.left.length).forEach((value, t) => make(me.plot, 'rect', { x: me.left[t] + 1, width: Math.max(1, me.widths[t] - 2), y: Math.min(y(0), y(value)) - (value ? 0 : 1), height: Math.max(2, Math.abs(y(value) - y(0))),
    fill: value < 0 ? look.negative : curve.ink[look.dark ? 2 : 1], 'fill-opacity': value ? 0.85 : 0.3, 'data-step': t + 1, 'data-value': value }));
}

// Where a quantity has to be, and a cross at each step where it is not.
function goal(me, look, band, y) {
  const edge = (values, t) => `${me.left[t].toFixed(1)},${y(values[t]).toFixed(1)}L${(me.left[t] + me.widths[t]).toFixed(1)},${y(values[t]).toFixed(1)}`;
  const up = band.high.map((_, t) => edge(band.high, t)).join('L');
  const down = band.low.map((_, t) => edge(band.low, t).split('L').reverse().join('L')).reverse().join('L');
  make(me.plot, 'path', { d: `M${up}L${down}Z`, fill: look.accent, 'fill-opacity': 0.2, 'data-role': 'band' });
  const centre = band.high.map((high, t) => (high + band.low[t]) / 2);
  make(me.plot, 'path', { d: `M${centre.map((_, t) => edge(centre, t)).join('L')}`, fill: 'none', stroke: look.accent, 'stroke-width': 1.5, 'stroke-dasharray': '3 4' });
}

function misses(me, look, panel, y) {
  const marks = panel.band.inside.map((fine, t) => {
    if (fine) return '';
    const x = middle(me, t), at = y(panel.curves[0].values[t]);
    return `M${x - 4},${at - 4}l8,8m0,-8l-8,8`;
  }).join('');
  if (marks) make(me.plot, 'path', { d: marks, stroke: look.text, 'stroke-width': 2, fill: 'none', 'data-role': 'misses' });
}

function whole(me) {
  const svg = make(null, 'svg', { xmlns: SVG, width: me.margin + me.full + 24, height: me.high + 24, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: theme(me.root).page });
  place(me.labels, make(svg, 'g', { transform: 'translate(12,12)' }));
  place(me.plot, make(svg, 'g', { transform: `translate(${me.margin + 12},12)` }));
  return svg;
}
