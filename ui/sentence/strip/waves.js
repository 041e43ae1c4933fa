// Numbers in place of words: each channel as a curve over its columns, and with it the numbers that are answered.
import { EDGE, SMALL } from './strip.js';
import { middle } from '../../widgets/columns.js';
import { make, width } from '../../widgets/draw.js';
import { brief } from '../../widgets/numbers.js';

export const WAVE = 84, LINES = ['', '2 5', '8 4'];

export function waves(state, look) {
  const { plot, labels, data } = state, { half, ends, curves } = data.waves, names = make(labels, 'g');
  const x = t => middle(state, t), y = value => state.over + 6 + WAVE * (0.5 - 0.46 * (value - data.waves.middle) / half);
  const group = make(plot, 'g', { 'data-row': 'waves' });
  if (ends[0] < 0 && ends.at(-1) > 0) make(group, 'line', { x1: EDGE, x2: state.end, y1: y(0), y2: y(0), stroke: look.line });
  const read = curves.filter(curve => !curve.said), row = 20;
  let over = EDGE;  // where there is no room beside the curves, their names stand over them
  curves.forEach((curve, k) => {
    const colour = curve.said ? look.accent : look.text, dash = curve.said ? '' : LINES[read.indexOf(curve) % LINES.length];
    const points = curve.values.map((value, t) => [t, value]).filter(([, value]) => value !== null);
    make(group, 'polyline', { points: points.map(([t, value]) => `${x(t).toFixed(1)},${y(value).toFixed(1)}`).join(' '), fill: 'none', stroke: colour, 'stroke-width': curve.said ? 2 : 2.5, 'stroke-dasharray': dash });
    for (const [t, value] of points) make(group, 'circle', { cx: x(t), cy: y(value), r: curve.said ? 3.5 : 3, fill: curve.said ? look.page : colour, stroke: colour, 'stroke-width': 1.5, 'data-said': curve.said, 'data-value': value });
    if (state.narrow) {
      const sign = `${curve.said ? '○' : '●'} ${curve.name}`;
      make(group, 'text', { x: over, y: 16, 'font-size': 16, fill: colour }, sign);
      over += width(sign, SMALL) + 14;
      return;
    }
    make(names, 'line', { x1: 0, x2: 30, y1: 15 + row * k, y2: 15 + row * k, stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash });
    make(names, 'text', { x: 38, y: 20 + row * k, 'font-size': 16, fill: colour }, curve.name);
  });
  for (const value of state.narrow ? [] : ends) make(names, 'text', { x: state.margin - 8, y: y(value) + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, brief(value));
}
