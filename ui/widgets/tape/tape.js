// Bands of units over what is read and what is written, a column for each word. All numbers come from Python.
import { clear, cue, cut, FONT, hear, make, mount, savers, send, theme, width } from '../draw.js';
import { hover, keys, mark, pick, under, whole } from './touch.js';

const SMALL = `16px ${FONT}`, WORD = `600 17px ${FONT}`;
export const GAP = 9, BETWEEN = 30, EDGE = 3, TITLE = 22, ALL = 430, NAMED = 62;

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'tape', { build, draw });
  const { picked, seen, ...picture } = data;
  hear(me, picked, seen, setStateValue);
  me.data = picture;
  draw(me);
  send(me);
  return me.leave;
}

function build(root) {
  const me = { root };
  me.headline = make(root, 'div', { class: 'headline' });
  me.frame = make(root, 'div', { class: 'frame', tabindex: 0, role: 'group' });
  me.labels = make(make(me.frame, 'div', { class: 'labels' }), 'svg', { 'aria-hidden': 'true' });
  me.scroll = make(me.frame, 'div', { class: 'plot' });
  me.plot = make(me.scroll, 'svg', { role: 'img' });
  me.tip = make(root, 'div', { class: 'tip' });
  const tools = make(root, 'div', { class: 'tools' });
  me.help = make(tools, 'span', { class: 'help quiet' });
  me.aloud = make(tools, 'span', { class: 'unseen', 'aria-live': 'polite' });
  savers(make(tools, 'span', { style: 'display:flex;gap:8px' }), () => [whole(me), 'gates']);
  cue(me.scroll);
  me.plot.onpointermove = event => hover(me, event);
  me.plot.onpointerleave = () => { me.tip.style.visibility = 'hidden'; };
  me.plot.onclick = event => { const spot = under(me, event); if (spot && spot.part.picks) pick(me, spot.k); };
  me.frame.onkeydown = event => keys(me, event);
  return me;
}

function layout(me) {
  const { sections, bands } = me.data;
  me.wide = me.root.clientWidth;
  me.narrow = me.wide < 620;
  me.margin = me.narrow ? 44 : Math.max(...bands.map(b => 34 + Math.max(width(b.name, SMALL), width(`−${b.reach}+${b.reach}`, SMALL) + 68)), 120);
  me.named = bands.some(band => band.units.length) ? NAMED : 0;
  const room = me.wide - me.margin - EDGE - BETWEEN * (sections.length - 1) - me.named - 6, columns = sections.flatMap(s => s.columns);
  const alone = sections.flatMap(s => s.columns.map(() => s.columns.length === 1 ? width(s.title, SMALL) : 0));
  const bare = columns.map((c, n) => Math.max(alone[n], c.text.length === 1 && !c.note ? 12 : 22, width(cut(c.text, 200, WORD), WORD), c.note ? width(c.note, SMALL) : 0));
  const spare = (room - bare.reduce((a, b) => a + b, 0)) / columns.length, pad = Math.max(6, Math.min(100, spare));
  let x = EDGE, k = 0;
  me.parts = sections.map(part => {
    const from = x, wide = [], left = [];
    for (const _ of part.columns) { left.push(x); wide.push(bare[k] + pad); x += bare[k++] + pad; }
    const lacks = width(part.title, SMALL) - (x - from);  // a title may be wider than its columns
    if (lacks > 0) { wide[wide.length - 1] += lacks; x += lacks; }
    const end = x;
    x += BETWEEN;
    return { ...part, left, wide, from, end };
  });
  me.full = Math.max(x - BETWEEN + me.named + 6, me.wide - me.margin);
  me.head = TITLE * sections.some(s => s.title) + 26 + (columns.some(c => c.note) ? 24 : 0);
  me.top = []; let y = me.head + 4;
  for (const band of bands) {
    const row = Math.max(2.5, Math.min(9, ALL / bands.length / band.order.length));
    me.top.push({ y, row });
    y += band.order.length * row + GAP;
  }
  me.high = y;
}

function draw(me) {
  if (!me.root.clientWidth) return;  // not on the screen yet, or no more
  layout(me);
  const { data, plot, labels } = me, look = me.look = theme(me.root);
  clear(me.headline);
  for (const [text, kind] of data.headline) make(me.headline, 'span', { class: kind, style: kind === 'wrong' ? `color:${bad(look)};text-decoration:underline` : kind === 'right' ? `color:${look.accent}` : '' }, text);
  me.headline.style.display = data.headline.length ? '' : 'none';
  for (const [svg, wide] of [[plot, me.full], [labels, me.margin]]) {
    clear(svg);
    svg.setAttribute('width', wide); svg.setAttribute('height', me.high); svg.setAttribute('font-family', FONT);
  }
  make(plot, 'title', {}, data.alt); plot.setAttribute('aria-label', data.alt);
  me.frame.setAttribute('aria-label', `Gates and memory. The arrow keys pick a ${data.noun}.`);
  me.help.textContent = `${me.narrow ? 'Tap' : 'Click'} a ${data.noun} to ask about it${me.narrow ? '.' : ', or use the arrow keys. Point at a cell for its number.'}`;
  me.parts.forEach((part, s) => heads(me, part, s));
  data.bands.forEach((band, k) => { cells(me, band, me.top[k]); label(me, band, me.top[k]); units(me, band, me.top[k]); });
  me.marks = make(plot, 'g', { 'pointer-events': 'none' });
  mark(me);
  cue(me.scroll);
}

function bad(look) { return look.dark ? '#FF9E80' : '#B3261E'; }

function heads(me, part, s) {
  const { look } = me, titled = me.data.sections.some(one => one.title), y = TITLE * titled + 19, plot = make(me.plot, 'g', { 'data-part': s });
  if (titled) make(plot, 'text', { x: part.from, y: 15, 'font-size': 16, fill: look.quiet }, part.title);
  part.columns.forEach((column, k) => {
    const middle = part.left[k] + part.wide[k] / 2, wrong = column.state === 'wrong', also = part.picks ? { 'data-place': k } : {};
    if (column.ink) make(plot, 'rect', { x: part.left[k], y: y - 18, width: part.wide[k] - 2, height: column.note ? 50 : 25, rx: 4, fill: column.ink[look.dark ? 1 : 0], 'fill-opacity': look.dark ? 0.28 : 0.16, ...also });
    make(plot, 'text', { x: middle, y, 'text-anchor': 'middle', 'font-size': 17, 'font-weight': 600, 'data-word': '', ...also,
      fill: wrong ? bad(look) : column.state === 'quiet' ? look.quiet : look.text, 'text-decoration': wrong ? 'underline' : 'none' }, cut(column.text, 200, WORD));
    if (column.note) make(plot, 'text', { x: middle, y: y + 24, 'text-anchor': 'middle', 'font-size': 16, fill: column.ink ? column.ink[look.dark ? 1 : 0] : look.quiet, 'data-note': '', ...also }, column.note);
  });
}

function cells(me, band, { y, row }) {
  const group = make(me.plot, 'g', { 'data-band': band.key, 'shape-rendering': 'crispEdges' });
  me.parts.forEach((part, s) => {
    if (!band.values[s]) return;
    make(group, 'rect', { x: part.from, y, width: part.end - part.from - 1, height: band.order.length * row, fill: me.look.soft });
    band.order.forEach((unit, place) => band.values[s][unit].forEach((value, t) => make(group, 'rect', {
      x: part.left[t], y: y + place * row, width: part.wide[t] - 1, height: row - (row > 6 ? 1 : 0),
      fill: value < 0 ? me.look.negative : band.ink[0], 'fill-opacity': Math.min(1, Math.abs(value / band.reach)).toFixed(3) })));
  });
}

function label(me, band, { y, row }) {
  const { labels, look } = me, middle = y + band.order.length * row / 2;
  make(labels, 'text', { x: 0, y: middle + 6, 'font-size': 20, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(band.ink) }, band.symbol);
  if (me.narrow) return;
  const x = width(band.symbol, `italic 700 20px ${FONT}`) + 8, low = band.gate ? '0' : `−${band.reach}`, from = x + width(low, SMALL) + 6;
  make(labels, 'text', { x, y: middle - 3, 'font-size': 16, fill: look.text }, band.name);
  make(labels, 'text', { x, y: middle + 15, 'font-size': 16, fill: look.quiet }, low);
  for (let k = 0; k < 8; k++) {
    const value = band.gate ? (k + 0.5) / 8 : (k - 3.5) / 4;
    make(labels, 'rect', { x: from + 6 * k, y: middle + 4, width: 6, height: 11, fill: look.soft });
    make(labels, 'rect', { x: from + 6 * k, y: middle + 4, width: 6, height: 11, fill: value < 0 ? look.negative : band.ink[0], 'fill-opacity': Math.min(1, Math.abs(value)).toFixed(2) });
  }
  make(labels, 'text', { x: from + 54, y: middle + 15, 'font-size': 16, fill: look.quiet }, band.gate ? '1' : `+${band.reach}`);
}

// The units that the text speaks of, by their numbers, each with a line to its row; numbers that are close stand apart.
function units(me, band, { y, row }) {
  const x = me.parts.at(-1).end, rows = band.units.map(unit => [unit, y + (band.order.indexOf(unit) + 0.5) * row]).sort((a, b) => a[1] - b[1]);
  let next = -Infinity;
  for (const [unit, middle] of rows) {
    const at = Math.max(next, middle);
    make(me.plot, 'polyline', { points: `${x},${middle} ${x + 6},${middle} ${x + 12},${at}`, fill: 'none', stroke: me.look.quiet });
    make(me.plot, 'text', { x: x + 15, y: at + 5, 'font-size': 16, fill: me.look.text, 'data-unit': unit }, `unit ${unit}`);
    next = at + 17;
  }
}
