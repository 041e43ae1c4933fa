// Bands of units over what is read and what is written, a column for each word. All numbers come from Python.
import { columns, middle, sum } from '../columns.js';
import { clear, cut, fadeEdges, fill, FONT, make, setAll, width } from '../draw.js';
import { exportButtons } from '../export.js';
import { pickComponent } from '../picks.js';
import { hideTip } from '../pointer.js';
import { shadeScale } from '../shades.js';
import { hover, keys, mark, pick, under } from './touch.js';

const SMALL = `16px ${FONT}`, WORD = `600 17px ${FONT}`;
export const GAP = 9, BETWEEN = 30, EDGE = 3, SECTION = 22, ALL = 430, NAMED = 62;

export default pickComponent('tape', { build, draw });

function build(root) {
  const state = { root };
  state.headline = make(root, 'div', { class: 'headline' });
  state.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group' });
  state.labels = make(make(state.frame, 'div', { class: 'labels' }), 'svg', { 'aria-hidden': 'true' });
  state.scroll = make(state.frame, 'div', { class: 'plot' });
  state.plot = make(state.scroll, 'svg', { role: 'img' });
  state.tip = make(root, 'div', { class: 'tip' });
  const tools = make(root, 'div', { class: 'tools' });
  state.help = make(tools, 'span', { class: 'help quiet' });
  state.aloud = make(tools, 'span', { class: 'unseen', 'aria-live': 'polite' });
  exportButtons(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => ({ parts: [[state.labels, 0, 0], [state.plot, state.margin, 0]], name: 'gates' }));
  fadeEdges(state.scroll);
  state.plot.onpointermove = event => hover(state, event);
  state.plot.onpointerleave = () => hideTip(state);
  state.plot.onclick = event => { const spot = under(state, event); if (spot && spot.part.picks) pick(state, spot.k); };
  state.frame.onkeydown = event => keys(state, event);
  return state;
}

function layout(state) {
  const { sections, bands } = state.data;
  state.wide = state.root.clientWidth;
  state.narrow = state.wide < 620;
  state.margin = state.narrow ? 44 : Math.max(...bands.map(b => 34 + Math.max(width(b.name, SMALL), width(`−${b.reach}+${b.reach}`, SMALL) + 76)), 120);
  state.named = bands.some(band => band.units.length) ? NAMED : 0;
  const room = state.wide - state.margin - EDGE - BETWEEN * (sections.length - 1) - state.named - 6, every = sections.flatMap(s => s.columns);
  const alone = sections.flatMap(s => s.columns.map(() => s.columns.length === 1 ? width(s.title, SMALL) : 0));
  const bare = every.map((c, n) => Math.max(alone[n], c.text.length === 1 && !c.note ? 12 : 22, width(cut(c.text, 200, WORD), WORD), c.note ? width(c.note, SMALL) : 0));
  const spare = (room - sum(bare)) / every.length, pad = Math.max(6, Math.min(100, spare));
  let x = EDGE, k = 0;
  state.parts = sections.map(part => {
    const from = x, widths = part.columns.map(() => bare[k++] + pad);
    widths[widths.length - 1] += Math.max(0, width(part.title, SMALL) - sum(widths));  // a title may be wider than its columns
    const placed = columns(from, widths);
    x = placed.end + BETWEEN;
    return { ...part, ...placed, from };
  });
  state.full = Math.max(x - BETWEEN + state.named + 6, state.wide - state.margin);
  state.head = SECTION * sections.some(s => s.title) + 26 + (every.some(c => c.note) ? 24 : 0);
  state.top = []; let y = state.head + 4;
  const low = state.data.tight || state.narrow;
  for (const band of bands) {
    const row = Math.max(low ? 2 : 2.5, Math.min(9, (low ? 0.8 : 1) * ALL / bands.length / band.order.length));
    state.top.push({ y, row });
    y += band.order.length * row + GAP;
  }
  state.high = y;
}

function draw(state) {
  if (!state.root.clientWidth) return;  // not on the screen yet, or no more
  layout(state);
  const { data, plot, labels, look } = state;
  clear(state.headline);
  for (const [text, kind] of data.headline) make(state.headline, 'span', { class: kind, style: kind === 'wrong' ? `color:${bad(look)};text-decoration:underline` : kind === 'right' ? `color:${look.accent}` : '' }, text);
  state.headline.style.display = data.headline.length ? '' : 'none';
  for (const [svg, wide] of [[plot, state.full], [labels, state.margin]]) {
    clear(svg);
    setAll(svg, { width: wide, height: state.high, 'font-family': FONT });
  }
  make(plot, 'title', {}, data.alt); plot.setAttribute('aria-label', data.alt);
  state.frame.setAttribute('aria-label', fill(TEXT.frame, { noun: data.noun }));
  state.help.textContent = fill(state.narrow ? TEXT.tap : TEXT.click, { noun: data.noun });
  state.parts.forEach((part, s) => heads(state, part, s));
  data.bands.forEach((band, k) => { cells(state, band, state.top[k]); label(state, band, state.top[k]); units(state, band, state.top[k]); });
  state.marks = make(plot, 'g', { 'pointer-events': 'none' });
  mark(state);
  fadeEdges(state.scroll);
}

function bad(look) { return look.dark ? '#FF9E80' : '#B3261E'; }

function heads(state, part, s) {
  const { look } = state, titled = state.data.sections.some(one => one.title), y = SECTION * titled + 19, plot = make(state.plot, 'g', { 'data-part': s });
  if (titled) make(plot, 'text', { x: part.from, y: 15, 'font-size': 16, fill: look.quiet }, part.title);
  part.columns.forEach((column, k) => {
    const wrong = column.state === 'wrong', also = part.picks ? { 'data-place': k } : {};
    if (column.ink) make(plot, 'rect', { x: part.left[k], y: y - 18, width: part.widths[k] - 2, height: column.note ? 50 : 25, rx: 4, fill: column.ink[look.dark ? 1 : 0], 'fill-opacity': look.dark ? 0.28 : 0.16, ...also });
    make(plot, 'text', { x: middle(part, k), y, 'text-anchor': 'middle', 'font-size': 17, 'font-weight': 600, 'data-word': '', ...also,
      fill: wrong ? bad(look) : column.state === 'quiet' ? look.quiet : look.text, 'text-decoration': wrong ? 'underline' : 'none' }, cut(column.text, 200, WORD));
    if (column.note) make(plot, 'text', { x: middle(part, k), y: y + 24, 'text-anchor': 'middle', 'font-size': 16, fill: column.ink ? column.ink[look.dark ? 1 : 0] : look.quiet, 'data-note': '', ...also }, column.note);
  });
}

function cells(state, band, { y, row }) {
  const group = make(state.plot, 'g', { 'data-band': band.key, 'shape-rendering': 'crispEdges' });
  state.parts.forEach((part, s) => {
    if (!band.values[s]) return;
    make(group, 'rect', { x: part.from, y, width: part.end - part.from - 1, height: band.order.length * row, fill: state.look.soft });
    band.order.forEach((unit, place) => band.values[s][unit].forEach((value, t) => make(group, 'rect', {
      x: part.left[t], y: y + place * row, width: part.widths[t] - 1, height: row - (row > 6 ? 1 : 0),
      fill: value < 0 ? state.look.negative : band.ink[0], 'fill-opacity': Math.min(1, Math.abs(value / band.reach)).toFixed(3) })));
  });
}

function label(state, band, { y, row }) {
  const { labels, look } = state, centre = y + band.order.length * row / 2;
  make(labels, 'text', { x: 0, y: centre + 6, 'font-size': 20, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(band.ink) }, band.symbol);
  if (state.narrow) return;
  const x = width(band.symbol, `italic 700 20px ${FONT}`) + 8;
  make(labels, 'text', { x, y: centre - 3, 'font-size': 16, fill: look.text }, band.name);
  shadeScale(labels, look, band, x, centre + 15);
}

// The units that the text speaks of, by their numbers, each with a line to its row; numbers that are close stand apart.
function units(state, band, { y, row }) {
  const x = state.parts.at(-1).end, rows = band.units.map(unit => [unit, y + (band.order.indexOf(unit) + 0.5) * row]).sort((a, b) => a[1] - b[1]);
  let next = -Infinity;
  for (const [unit, middle] of rows) {
    const at = Math.max(next, middle);
    make(state.plot, 'polyline', { points: `${x},${middle} ${x + 6},${middle} ${x + 12},${at}`, fill: 'none', stroke: state.look.quiet });
    make(state.plot, 'text', { x: x + 15, y: at + 5, 'font-size': 16, fill: state.look.text, 'data-unit': unit }, `unit ${unit}`);
    next = at + 17;
  }
}
