// A network at work, small: what it reads as text, a curve or shades; its memory as shades; and its answer.
import { clear, make, theme } from '../../widgets/draw.js';

const HIGH = 84;

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.thumb'), look = theme(root), drawn = JSON.stringify(data) + look.page;
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  clear(root);
  const box = make(root, 'div', { role: 'img', 'aria-label': data.alt });
  if (data.text) make(box, 'div', { class: 'text' }, data.text);
  if (data.curve.length) curve(box, data.curve, look);
  for (const map of data.maps) shades(box, map, data.steps, look);
  make(box, 'div', { class: 'text quiet' }, data.said);
}

function curve(box, values, look) {
  const low = Math.min(...values), high = Math.max(...values, low + 1e-9);
  const points = values.map((value, t) => `${(100 * t / Math.max(1, values.length - 1)).toFixed(2)},${(38 - 36 * (value - low) / (high - low)).toFixed(2)}`);
  const svg = make(box, 'svg', { viewBox: '0 0 100 40', preserveAspectRatio: 'none', style: 'display:block;width:100%;height:40px' });
  make(svg, 'polyline', { points: points.join(' '), fill: 'none', stroke: look.text, 'stroke-width': 2, 'vector-effect': 'non-scaling-stroke' });
}

function shades(box, map, steps, look) {
  const canvas = make(box, 'canvas', { width: steps, height: map.units, style: `height:${map.key === 'x' ? 48 : HIGH}px;background:${look.soft};margin:4px 0` });
  const context = canvas.getContext('2d'), picture = context.createImageData(steps, map.units), bytes = atob(map.shades);
  const rgb = text => [1, 3, 5].map(k => parseInt(text.slice(k, k + 2), 16)), up = rgb(map.ink[0]), down = rgb(look.negative);
  for (let k = 0; k < bytes.length; k++) {
    const shade = (bytes.charCodeAt(k) << 24) >> 24;
    picture.data.set([...(shade < 0 ? down : up), 2 * Math.abs(shade)], 4 * k);
  }
  context.putImageData(picture, 0, 0);
}
