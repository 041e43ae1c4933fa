// What is left of a memory, step by step, with a mark at every half; and under it where the half-lives of units stand.
import { clear, cut, FONT, make, setAll, setText, theme, width } from '../../widgets/draw.js';
import { component } from '../../widgets/mount.js';
import { linear } from '../../widgets/scale.js';

const HIGH = 200, TOP = 12, LEFT = 56, RIGHT = 16;

export default component('half_life', { build, draw });

function build(root) {
  return { root, said: make(root, 'div', { class: 'said', 'data-role': 'said' }), svg: make(root, 'svg', { role: 'img' }) };
}

function draw(state) {
  const { data, root, svg } = state, look = state.look = theme(root);
  state.wide = root.clientWidth;
  setText(state.said, data.said);
  clear(svg);
  const high = TOP + HIGH + 30 + (data.units.length ? 196 : 0);
  setAll(svg, { width: state.wide, height: high, 'font-family': FONT, 'aria-label': data.alt });
  curve(state, look);
  if (data.units.length) units(state, look, TOP + HIGH + 84);
}

function curve(state, look) {
  const { data, svg, wide } = state, x = linear([0, data.steps], [LEFT, wide - RIGHT]), y = linear([0, 1], [TOP + HIGH, TOP]), floor = y(0);
  const ink = look.ink(data.ink), write = (attributes, text) => make(svg, 'text', { 'font-size': 16, fill: look.quiet, ...attributes }, text);
  const points = data.curve.map((share, step) => `${x(step).toFixed(1)},${y(share).toFixed(1)}`).join(' ');
  make(svg, 'polygon', { points: `${x(0)},${floor} ${points} ${x(data.steps)},${floor}`, fill: data.ink[0], 'fill-opacity': 0.28 });
  make(svg, 'polyline', { points, fill: 'none', stroke: ink, 'stroke-width': 3, 'stroke-linejoin': 'round', 'data-role': 'curve' });
  make(svg, 'line', { x1: LEFT, x2: wide - RIGHT, y1: floor, y2: floor, stroke: look.quiet });
  for (const [share, text] of [[1, 'all'], [0.5, 'half'], [0, '0']]) write({ x: LEFT - 8, y: y(share) + 5, 'text-anchor': 'end' }, text);
  let last = -99;
  for (const [steps, share, text] of data.marks) {
    make(svg, 'line', { x1: x(steps), x2: x(steps), y1: y(share), y2: floor, stroke: look.text, 'stroke-width': 1.4, 'stroke-dasharray': '3 3' });
    make(svg, 'circle', { cx: x(steps), cy: y(share), r: 6, fill: ink, stroke: look.page, 'stroke-width': 1.5, 'data-mark': share });
    if (x(steps) - last > 52) { write({ x: x(steps) + 8, y: y(share) - 6, fill: look.text }, text); last = x(steps); }
  }
  axis(svg, look, floor + 22, [0, data.steps / 2, data.steps].map(step => [x(step), step === data.steps ? `${step} steps` : String(step)]), 'start');
}

// One dot for each unit; those that stand on each other are stacked.
function units(state, look, top) {
  const { data, svg, wide } = state, x = linear([0, 1], [LEFT, wide - RIGHT - 20]), base = top + 110, ink = look.ink(data.f_ink), count = {};
  const write = (attributes, text) => make(svg, 'text', { 'font-size': 16, fill: look.quiet, ...attributes }, text);
  write({ x: 0, y: top, fill: look.text, 'font-weight': 650 }, cut(data.whose, wide - 4, `650 16px ${FONT}`));
  write({ x: 0, y: top + 20 }, data.where);
  make(svg, 'line', { x1: LEFT, x2: x(1), y1: base, y2: base, stroke: look.quiet });
  make(svg, 'line', { x1: x(data.at), x2: x(data.at), y1: top + 34, y2: base, stroke: look.text, 'stroke-width': 2, 'data-role': 'at' });
  write({ x: x(data.at) + 6, y: top + 46, fill: look.text }, data.named);
  for (const [unit, at, life] of data.units) {
    const column = Math.round(x(at) / 9), level = count[column] = (count[column] ?? -1) + 1;
    const dot = make(svg, 'circle', { cx: x(at), cy: base - 8 - 11 * level, r: 5, fill: ink, stroke: look.page, 'data-unit': unit });
    make(dot, 'title', {}, `unit ${unit}: ${life}`);
  }
  data.ticks.forEach(([at]) => {
    make(svg, 'line', { x1: x(at), x2: x(at), y1: base, y2: base + 5, stroke: look.quiet });
  });
  axis(svg, look, base + 23, data.ticks.map(([at, text], k) => [x(at), k === data.ticks.length - 1 ? `${text} steps` : text]), 'middle');
}

// What stands under an axis, from its end: whatever would touch what stands there already is left out.
function axis(svg, look, y, marks, first) {
  let free = Infinity;
  for (const [k, [x, text]] of [...marks.entries()].reverse()) {
    const anchor = k === marks.length - 1 ? 'end' : k ? 'middle' : first, long = width(text, `16px ${FONT}`), from = x - { start: 0, middle: 0.5, end: 1 }[anchor] * long;
    if (from + long > free) continue;
    free = from - 10;
    make(svg, 'text', { x, y, 'text-anchor': anchor, 'font-size': 16, fill: look.quiet }, text);
  }
}
