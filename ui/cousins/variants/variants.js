// The LSTM's drawing, small, once for each of its variants: struck where it leaves something out, thick where it adds.
import { clear, FONT, make, theme } from '../../widgets/draw.js';

const LETTER = 60, PART = { gone: { width: 6, dash: '16 14' }, same: { width: 8, dash: '' }, new: { width: 15, dash: '' } };

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.variants'), look = theme(root), drawn = JSON.stringify(data) + look.page;
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  clear(root);
  for (const one of data.panels) panel(root, one, data.size, look);
  legend(root, look);
}

function panel(root, one, [wide, high], look) {
  const box = make(root, 'figure', { style: 'margin:0', 'data-cousin': one.key });
  make(box, 'div', { class: 'name' }, one.name);
  const svg = make(box, 'svg', { role: 'img', viewBox: `0 30 ${wide} ${high}`, 'font-family': FONT, 'aria-label': `${one.name}. ${one.says}` });
  make(svg, 'rect', { x: 108, y: 40, width: 1040, height: 424, rx: 24, fill: look.soft });
  for (const mark of ['gone', 'same', 'new']) for (const part of one.parts) if (part.kind === 'wire' && part.mark === mark) wire(svg, part, look);
  for (const mark of ['gone', 'same', 'new']) for (const part of one.parts) if (part.kind !== 'wire' && part.mark === mark && !replaced(part, one.parts)) node(svg, part, look);
  make(box, 'div', { class: 'line' }, one.line);
  make(box, 'div', {}, one.says);
}

// Left out, and another part stands in its place.
function replaced(part, parts) {
  return part.mark === 'gone' && parts.some(other => other.kind === 'squash' && other.mark !== 'gone' && Math.abs(other.x - part.x) < 75 && Math.abs(other.y - part.y) < 42);
}

function wire(svg, part, look) {
  const { width, dash } = PART[part.mark], gone = part.mark === 'gone';
  make(svg, 'path', { d: part.path, fill: 'none', stroke: gone ? look.quiet : part.ink[0], 'stroke-width': width, 'stroke-dasharray': dash, 'stroke-linejoin': 'round', opacity: gone ? 0.5 : 1, 'data-mark': part.mark });
}

function node(svg, part, look) {
  const gone = part.mark === 'gone', colour = gone ? look.quiet : look.ink(part.ink), group = make(svg, 'g', { 'data-mark': part.mark });
  const [w, h] = part.kind === 'squash' ? [150, 84] : part.kind === 'operator' ? [part.letter.length > 1 ? 108 : 66, 66] : [0, 0];
  if (part.kind === 'join') return make(group, 'circle', { cx: part.x, cy: part.y, r: 12, fill: colour });
  const shape = { x: part.x - w / 2, y: part.y - h / 2, width: w, height: h, rx: part.kind === 'squash' ? 14 : 33 };
  if (w) make(group, 'rect', { ...shape, fill: look.page, stroke: part.kind === 'squash' || gone ? colour : look.text, 'stroke-width': part.mark === 'new' ? 12 : 5, 'stroke-dasharray': PART[part.mark].dash });
  make(group, 'text', { x: part.x, y: part.y + (part.y > 450 ? 30 : 20), 'text-anchor': 'middle', 'font-size': LETTER, 'font-weight': 650, 'font-style': part.kind === 'operator' || part.letter === 'tanh' ? 'normal' : 'italic', fill: part.kind === 'operator' && !gone ? look.text : colour }, part.letter);
  if (part.note) make(group, 'text', { x: part.x - 26, y: part.y - 62, 'text-anchor': 'end', 'font-size': LETTER, 'font-weight': 650, fill: colour }, part.note);
  const reach = Math.max(w, 60) / 2;
  if (gone) make(group, 'line', { x1: part.x - reach, y1: part.y + 30, x2: part.x + reach, y2: part.y - 30, stroke: colour, 'stroke-width': 9 });
}

function legend(root, look) {
  const box = make(root, 'div', { class: 'quiet', style: 'align-self:center' });
  const key = (dash, width, text) => {
    const row = make(box, 'div', { style: 'display:flex;align-items:center;gap:10px;margin:4px 0' });
    const svg = make(row, 'svg', { width: 60, height: 16, viewBox: '0 0 60 16', style: 'width:60px;flex:none', 'aria-hidden': 'true' });
    make(svg, 'line', { x1: 0, x2: 60, y1: 8, y2: 8, stroke: look.text, 'stroke-width': width, 'stroke-dasharray': dash });
    make(row, 'span', {}, text);
  };
  key('', 2.5, 'as in the LSTM');
  key('5 4', 2, 'left out, and struck through');
  key('', 5, 'not in the LSTM');
  make(box, 'div', {}, TEXT.letters);
}
