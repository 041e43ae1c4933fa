// The curves over the updates so far, and how the weights are spread.
import { mix } from './train.js';
import { clear, cut, FONT, make, setAll, width } from '../../widgets/draw.js';
import { brief, count, say } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

const HIGH = 152, LOW = 104, LOWEST = 88;

export function progress(state) {
  const { data, curves, look, wide } = state, CURVES = state.high = wide < 620 ? LOWEST : data.tight ? LOW : HIGH, few = wide < 620, half = wide < 1000;
  const shares = few ? [1] : half ? [0.55, 0.45] : [0.34, 0.25, 0.25, 0.16], gap = 22, room = wide - gap * (shares.length - 1);
  clear(curves);
  state.lines = [];
  state.most = Math.max(10, ...data.panels.flatMap(({ xs }) => xs.slice(-1)));
  setAll(curves, { width: wide, height: CURVES, 'font-family': FONT, 'aria-label': data.alt });
  let x = 0;
  shares.forEach((share, k) => {
    const width = room * share;
    if (k < data.panels.length) panel(state, k, x, width); else spread(curves, look, data.weights, x, width, CURVES);
    x += width + gap;
  });
}

function panel(state, k, x, wide) {
  const { data, curves, look, most, high: CURVES } = state, { title, short, lines, key, high, xs, ys } = data.panels[k];
  const left = x + 40, right = x + wide - 8, top = 30, base = CURVES - 26;
  const across = linear([0, most], [left, right]), up = v => linear([0, 1], [base, top])(Math.max(0, Math.min(1, v / high)));
  const write = (attributes, text) => make(curves, 'text', { 'font-size': 16, fill: look.quiet, ...attributes }, text);
  write({ x, y: 16, 'font-weight': 650, fill: look.text }, cut(short && width(title, `650 16px ${FONT}`) > wide ? short : title, wide, `650 16px ${FONT}`));
  for (const level of [0, high]) {
    make(curves, 'line', { x1: left, x2: right, y1: up(level), y2: up(level), stroke: look.line });
    write({ x: left - 6, y: up(level) + 5, 'text-anchor': 'end' }, brief(level));
  }
  const drawn = dots(xs.map((u, n) => [across(u), up(ys[n])])), heights = lines.map(([level]) => up(level)), taken = [];
  lines.forEach(([, name], n) => {
    const y = heights[n], text = cut(name, 0.6 * wide, `16px ${FONT}`), others = [...heights.filter((_, m) => m !== n), up(high), up(0)];
    make(curves, 'line', { x1: left, x2: right, y1: y, y2: y, stroke: look.quiet, 'stroke-dasharray': '4 4' });
    const box = free(state.spots ??= {}, `${key} ${n}`, y, [left, right, base], width(text, `16px ${FONT}`), drawn, others, taken);
    taken.push(box);
    write({ x: box.from, y: box.low - 4, 'data-line': key }, text);
  });
  const colour = key === 'value' ? look.accent : look.quiet;
  const line = make(curves, 'polyline', { fill: 'none', stroke: colour, 'stroke-width': 2.5, 'stroke-linejoin': 'round', 'data-curve': key });
  state.lines.push({ line, end: make(curves, 'circle', { r: 4.5, fill: colour }), across, up });
  if (state.picked.at >= 0) make(curves, 'line', { x1: across(data.shown), x2: across(data.shown), y1: top - 6, y2: base, stroke: look.text, 'stroke-width': 1.5 });
  write({ x: right, y: CURVES - 6, 'text-anchor': 'end' }, `${count(Math.round(most))} updates`);
}

// Points along a curve, close enough that none of it slips through between two.
function dots(points) {
  return points.flatMap(([x, y], n) => {
    const [x2, y2] = points[n + 1] ?? [x, y], count = Math.ceil(Math.hypot(x2 - x, y2 - y) / 4) || 1;
    return Array.from({ length: count }, (_, k) => [mix(x, x2, k / count), mix(y, y2, k / count)]);
  });
}

// Where the name of a line meets least of the curve: above the line or below, at its right end, its left, or between; far
// from it only where there is no other line but the axes to take it for. Where it stood, while that is as good.
function free(spots, key, y, [left, right, base], long, drawn, others, taken) {
  const lows = [[y - 1, y + 20], [y - 7, y + 26], others.length > 2 ? [] : [y - 20, y - 40]], ends = [right - 2 - long, left + 4];
  const boxes = lows.flatMap(some => [...ends, (ends[0] + ends[1]) / 2].flatMap(from => some.map(low => ({ from, to: from + long, high: low - 18, low }))));
  const cost = ({ from, to, high, low }) => 1000 * (high < 18 || low > base + 6)
    + 100 * taken.filter(one => one.from < to && from < one.to && one.high < low && high < one.low).length
    + 20 * others.filter(at => at > high && at < low).length + drawn.filter(([x, at]) => x > from - 3 && x < to + 3 && at > high && at < low).length;
  const costs = boxes.map(cost), least = Math.min(...costs), stood = spots[key] ?? 0;
  return boxes[spots[key] = costs[stood] === least ? stood : costs.indexOf(least)];
}

// The curves as far as they are drawn now: between two updates the line ends where it would be.
export function lines(state) {
  state.lines.forEach(({ line, end, across, up }, k) => {
    const { xs, ys } = state.data.panels[k], stop = state.ends[k], next = xs.findIndex(u => u > stop), known = next < 0 ? xs.length : next;
    const points = Array.from({ length: known }, (_, n) => `${across(xs[n]).toFixed(1)},${up(ys[n]).toFixed(1)}`);
    if (next > 0) points.push([across(stop), up(mix(ys[next - 1], ys[next], (stop - xs[next - 1]) / (xs[next] - xs[next - 1])))].map(v => v.toFixed(1)).join());
    const [cx, cy] = points.at(-1)?.split(',') ?? [];
    line.setAttribute('points', points.join(' '));
    setAll(end, { cx: cx ?? 0, cy: cy ?? 0, visibility: points.length ? 'visible' : 'hidden' });
  });
}

function spread(curves, look, { reach, counts, largest }, x, wide, CURVES) {
  const base = CURVES - 26, top = 30, most = Math.max(...counts), step = wide / counts.length;
  make(curves, 'text', { x, y: 16, 'font-size': 16, 'font-weight': 650, fill: look.text }, 'the weights');
  counts.forEach((count, k) => {
    const high = (base - top) * count / most;
    if (count) make(curves, 'rect', { x: x + k * step, y: base - Math.max(1, high), width: Math.max(1, step - 0.5), height: Math.max(1, high), fill: look.quiet });
  });
  make(curves, 'line', { x1: x, x2: x + wide, y1: base, y2: base, stroke: look.line });
  const write = (at, anchor, text) => make(curves, 'text', { x: at, y: CURVES - 6, 'text-anchor': anchor, 'font-size': 16, fill: look.quiet }, text);
  write(x, 'start', say(-reach)); write(x + wide / 2, 'middle', '0'); write(x + wide, 'end', say(reach));
  make(curves, 'title', {}, `How the weights are spread. The largest is ${brief(largest)}.`);
}
