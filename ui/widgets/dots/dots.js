// What was measured for a claim: a block for each case, a line for each arm, a dot for each seed. All numbers come from Python.
import { clear, cut, FONT, make, setAll, setText, theme, width } from '../draw.js';
import { shape } from '../marks.js';
import { component } from '../mount.js';
import { linear } from '../scale.js';

const SAID = `16px ${FONT}`, BOLD = `650 ${SAID}`, ROW = 26, HEAD = 34, LINE = 22, FOOT = 30;

export default component('dots', { build, draw });

function build(root) { return { root, title: make(root, 'div', { class: 'title' }), svg: make(root, 'svg', { role: 'img' }) }; }

function draw(state) {
  const { data, root, svg } = state, look = theme(root), wide = state.wide = root.clientWidth;
  if (!wide) return;
  const names = data.cases.flatMap(one => one.arms.map(arm => arm.name));
  const left = Math.min(wide * 0.48, 24 + Math.max(...names.map(name => width(name, SAID)))), right = wide - Math.max(...middles(data)) - 22;
  const x = linear(data.range, [left, right]), heads = data.cases.map(one => headOf(one, wide)), rows = data.cases.reduce((sum, one, k) => sum + heads[k].high + ROW * one.arms.length, 0);
  setText(state.title, data.title);
  clear(svg);
  setAll(svg, { width: wide, height: rows + FOOT, 'font-family': FONT, 'font-size': 16, 'aria-label': data.alt });
  let y = 0;
  for (const [k, one] of data.cases.entries()) {
    head(svg, one, heads[k], y, wide, look);
    y += heads[k].high;
    for (const arm of one.arms) { line(svg, arm, y + ROW / 2, { x, left, right, look }); y += ROW; }
  }
  axis(svg, data, { x, y, top: heads[0].high - 4, left, right, look });
}

// What is said of a case stands beside its name, or under it where the two have no room.
function headOf(one, wide) {
  const said = one.said ? `${one.answer}: ${one.said}` : one.answer, two = width(one.name, BOLD) + width(said, SAID) + 16 > wide;
  return { said, two, high: HEAD + (two ? LINE : 0) };
}

function middles(data) { return data.cases.flatMap(one => one.arms.map(arm => arm.middle ? width(arm.middle[1], SAID) : 0)); }

function head(svg, one, { said, two }, y, wide, look) {
  make(svg, 'text', { x: 0, y: y + 24, 'font-weight': 650, fill: look.text }, cut(one.name, wide, BOLD));
  const at = two ? { x: 0, y: y + 24 + LINE } : { x: wide, y: y + 24, 'text-anchor': 'end' };
  make(svg, 'text', { ...at, fill: look.text, 'data-case': one.answer }, said);
}

function line(svg, arm, y, { x, left, right, look }) {
  const colour = arm.ink[look.dark ? 1 : 0];
  make(svg, 'text', { x: 12, y: y + 5, fill: look.text, 'font-weight': arm.about ? 650 : 400 }, cut(arm.name, left - 24, SAID));
  make(svg, 'line', { x1: left, x2: right, y1: y, y2: y, stroke: look.line });
  arm.values.forEach((value, k) => {
    const dot = make(svg, 'path', { d: shape(arm.mark, x(value), y, 5.5), fill: colour, 'fill-opacity': 0.55, stroke: colour, 'stroke-width': 1.5, 'data-dot': arm.name });
    make(dot, 'title', {}, arm.tips[k]);
  });
  if (!arm.middle) return;
  make(svg, 'line', { x1: x(arm.middle[0]), x2: x(arm.middle[0]), y1: y - 10, y2: y + 10, stroke: colour, 'stroke-width': 3 });
  make(svg, 'text', { x: right + 16, y: y + 5, fill: look.text }, arm.middle[1]);
}

// The ends of the scale, and the bound that the rule names.
function axis(svg, data, { x, y, top, left, right, look }) {
  const low = width(data.ends[0], SAID), high = width(data.ends[1], SAID);
  const first = low + high + 8 > right - left ? 'middle' : 'start';  // where the two have no room, the first one reaches to the left
  data.ends.forEach((said, k) => make(svg, 'text', { x: k ? right : left, y: y + 22, 'text-anchor': k ? 'end' : first, fill: look.quiet }, said));
  if (!data.bound) return;
  const [value, said] = data.bound, place = x(value), half = width(said, SAID) / 2;
  make(svg, 'line', { x1: place, x2: place, y1: top, y2: y, stroke: look.text, 'stroke-width': 1.5, 'stroke-dasharray': '4 4', 'data-bound': said });
  if (place - half > left + low + 8 && place + half < right - high - 8) make(svg, 'text', { x: place, y: y + 22, 'text-anchor': 'middle', fill: look.text }, said);
}
