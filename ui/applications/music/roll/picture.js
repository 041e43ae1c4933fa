// The roll with what was expected behind the notes, and one heat map for each quantity under it, on the same axis of time.
import { melody, show } from './roll.js';
import { clear, fadeEdges, FONT, make, setAll, theme } from '../../../widgets/draw.js';
import { pointed } from '../../../widgets/pointer.js';

const ROW = 7, GAP = 10, TEXT = { 'font-size': 16 };

export function draw(state) {
  if (!state.root.clientWidth) return;  // not on the screen yet, or no more
  state.wide = state.root.clientWidth;
  state.narrow = state.wide < 900;
  state.root.classList.toggle('narrow', state.narrow);
  const { data, svg } = state, look = state.look = theme(state.root), phone = state.wide < 620, one = melody(state);
  state.frame.classList.toggle('stale', !one.fresh);
  state.margin = phone ? 46 : 168;
  const units = data.parts.reduce((sum, [, many]) => sum + many, 0), right = phone ? 4 : 74;
  const room = (state.narrow ? state.wide : state.wide - 356) - state.margin - right;
  state.begin = 18;  // the double bar's own column
  state.each = Math.max(phone ? 14 : 8, (room - state.begin) / data.whole);
  state.x = eighth => state.margin + state.begin + state.each * eighth;
  state.high = data.names.length * ROW;
  state.unit = Math.max(1, Math.min(8, Math.round(84 / units)));
  state.tops = data.quantities.map((_, k) => state.high + 16 + k * (units * state.unit + GAP));
  const tall = state.tops.at(-1) + units * state.unit + 6, full = state.x(data.whole) + right;
  clear(svg);
  setAll(svg, { width: full, height: tall, 'font-family': FONT, 'aria-label': data.alt });
  state.frame.setAttribute('aria-label', 'The melody, note by note. Arrow keys go from note to note.');
  heats(state, full, tall, units, one.fresh);
  lines(state, svg, look, units, phone);
  for (const [pitch, begin, length] of one.fresh ? data.ghost : []) make(svg, 'rect', { class: 'ghost', x: state.x(begin) + 1, y: state.y(pitch) + 1, width: length * state.each - 2, height: ROW - 2, fill: 'none', stroke: look.quiet, 'stroke-width': 1.5 });
  one.notes.forEach(([pitch, begin, length, name], k) => {
    const own = k < one.given, holder = make(svg, 'g', { class: own ? 'given' : 'added', 'data-note': k + 1 });
    make(holder, 'title', {}, name);
    make(holder, 'rect', { x: state.x(begin) + 1, y: state.y(pitch) - 2, width: length * state.each - 2, height: ROW + 4, rx: 3, fill: own ? look.text : look.accent, stroke: look.page, 'stroke-width': 1.5 });
  });
  if (one.fresh && data.ended) {
    const x = state.x(one.notes.length ? one.notes.at(-1)[1] + one.notes.at(-1)[2] : 0) + 3;
    for (const [dx, thick] of [[0, 1.5], [5, 4]]) make(svg, 'line', { class: 'end', x1: x + dx, x2: x + dx, y1: 0, y2: state.high, stroke: look.text, 'stroke-width': thick });
  }
  state.marks = make(svg, 'rect', { fill: 'none', stroke: look.text, 'stroke-width': 2, rx: 2, 'pointer-events': 'none', class: 'mark' });
  state.head = make(svg, 'line', { class: 'playhead', y1: 0, y2: tall, stroke: look.accent, 'stroke-width': 3, visibility: 'hidden', 'pointer-events': 'none' });
  show(state);
  fadeEdges(state.frame); fadeEdges(state.holder);
}

// Bar lines, names of quantities and of C, and which units hold what.
function lines(state, svg, look, units, phone) {
  const { data } = state;
  state.y = pitch => (data.names.length - 1 - pitch) * ROW;
  data.names.forEach((name, pitch) => { if (/^C\d|^G\d/.test(name)) make(svg, 'text', { x: state.margin - 6, y: state.y(pitch) + ROW + 3, 'text-anchor': 'end', fill: look.quiet, ...TEXT }, name); });
  if (!phone) ['your notes', 'its notes'].forEach((text, k) => make(svg, 'text', { x: 0, y: 40 + 24 * k, fill: k ? look.accent : look.text, 'font-weight': 600, ...TEXT }, text));
  for (let at = 0; at <= data.whole; at += data.bar) make(svg, 'line', { x1: state.x(at), x2: state.x(at), y1: 0, y2: state.tops.at(-1) + units * state.unit, stroke: look.quiet, 'stroke-width': 1, 'stroke-opacity': 0.7 });
  data.quantities.forEach((q, k) => {
    const middle = state.tops[k] + units * state.unit / 2;
    make(svg, 'text', { x: 0, y: middle + 6, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(q.ink) }, q.symbol);
    if (!phone) make(svg, 'text', { x: 28, y: middle + 5, fill: look.text, ...TEXT }, q.name);
    let y = state.tops[k];
    for (const [name, many] of data.parts) {
      const high = many * state.unit, x = state.x(data.whole) + 6;
      if (many && !phone) {
        make(svg, 'path', { d: `M${x},${y + 1}h5v${high - 2}h-5`, fill: 'none', stroke: look.quiet, 'stroke-width': 1.5 });
        if (high > 15) make(svg, 'text', { x: x + 11, y: y + high / 2 + 5, fill: look.text, ...TEXT }, name);
      }
      y += high;
    }
  });
}

// The columns of time: the double bar's, and one for each note.
function columns(state) {
  const { data } = state, spans = [[state.margin, state.begin - 2], ...data.notes.map(([, begin, length]) => [state.x(begin), length * state.each - 1])];
  return spans.slice(0, data.choices.length);
}

function bytesOf(text) { return Array.from(atob(text), letter => (letter.charCodeAt(0) << 24) >> 24); }

function heats(state, wide, tall, units, fresh) {
  const { data, canvas, look } = state, sharp = window.devicePixelRatio || 1, spans = columns(state);
  canvas.width = wide * sharp; canvas.height = tall * sharp;
  canvas.setAttribute('style', `left:0;top:0;width:${wide}px;height:${tall}px`);
  const pen = canvas.getContext('2d');
  pen.scale(sharp, sharp);
  const shade = (colour, x, y, w, h, share) => { pen.globalAlpha = share; pen.fillStyle = colour; pen.fillRect(x, y, w, h); };
  const right = state.x(data.whole);
  data.names.forEach((name, pitch) => { if (!name.includes('♯')) shade(look.soft, state.margin + state.begin, (data.names.length - 1 - pitch) * ROW, right - state.margin - state.begin, ROW - 1, 1); });
  state.tops.forEach(top => shade(look.soft, state.margin, top, right - state.margin, units * state.unit, 1));
  if (!fresh) return;
  const hoped = bytesOf(data.expected), many = data.names.length, next = data.notes.map(([, begin, length]) => [state.x(begin), length * state.each]);
  next.forEach(([x, w], t) => { for (let pitch = 0; pitch < many; pitch++) if (hoped[t * many + pitch]) shade(look.accent, x, (many - 1 - pitch) * ROW, w - 1, ROW - 1, 0.75 * hoped[t * many + pitch] / 127); });
  data.quantities.forEach((q, k) => {
    const shades = bytesOf(q.shades), steps = spans.length, high = state.unit - (state.unit > 5 ? 1 : 0);
    for (let row = 0; row < units; row++) for (let t = 0; t < steps; t++) {
      const value = shades[row * steps + t];
      shade(value < 0 ? look.negative : q.ink[0], spans[t][0], state.tops[k] + row * state.unit, spans[t][1], high, Math.abs(value) / 127);
    }
  });
}

export function mark(state) {
  const [x, w] = columns(state)[state.at] ?? [state.margin, state.begin];
  setAll(state.marks, { x: x - 1, y: state.tops[0] - 3, width: w + 2, height: state.tops.at(-1) - state.tops[0] + state.data.parts.reduce((sum, [, many]) => sum + many, 0) * state.unit + 6, 'data-place': state.at });
}

export function columnAt(state, event) {
  const [x] = pointed(state.svg, state.svg.getAttribute('width'), event);
  const k = columns(state).findIndex(([left, wide]) => x >= left && x <= left + wide + 1);
  return k < 0 ? null : k;
}
