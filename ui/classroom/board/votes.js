// The votes of each round side by side: bars, or the mean of the curves that were drawn over the true one.
import { make } from '../../widgets/draw.js';

export function drawVotes(root, picture, look) {
  const box = make(root, 'div', { class: 'votes', role: 'img', 'aria-label': picture.alt });
  if (picture.kind === 'curve') return picture.rounds.forEach(round => drawCurve(box, picture, round, look));
  const one = picture.rounds.length < 2 ? ' one' : '', heads = make(box, 'div', { class: `heads${one}` });
  picture.rounds.forEach(round => make(heads, 'p', {}, round.name));
  const list = make(box, 'ul');
  picture.labels.forEach((label, k) => {
    const row = make(list, 'li', picture.right.includes(k) ? { class: 'right' } : {});
    make(row, 'span', {}, picture.right.includes(k) ? `${label} ✓` : label);
    const bars = make(row, 'div', { class: `bars${one}` });
    picture.rounds.forEach(({ bars: counts }) => {
      const bar = make(bars, 'div', { class: 'bar' });
      make(bar, 'i').style.width = `${counts[k] / picture.most * 100}%`;
      make(bar, 'span', {}, counts[k]);
    });
  });
}

// Grey: between the quartiles of the class; its mean; green: the run's own.
function drawCurve(box, picture, { name, mean, low, high }, look) {
  make(box, 'p', {}, name);
  const n = picture.right.length, svg = make(box, 'svg', { viewBox: `0 0 ${Math.max(1, n - 1)} 1`, preserveAspectRatio: 'none', width: '100%', height: 110 });
  const line = (values, stroke, dash = '') => make(svg, 'path', { d: values.map((y, x) => `${x ? 'L' : 'M'}${x} ${1 - y}`).join(''), fill: 'none', stroke, 'stroke-width': 3, 'stroke-dasharray': dash, 'vector-effect': 'non-scaling-stroke' });
  if (low.length) make(svg, 'path', { d: `M${[...low.map((y, x) => [x, 1 - y]), ...high.map((y, x) => [x, 1 - y]).reverse()].map(one => one.join(' ')).join('L')}z`, fill: look.line, opacity: 0.5 });
  line(mean, look.quiet, '6 5');
  line(picture.right, '#009E73');
}
