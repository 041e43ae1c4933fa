// The roll with what was expected behind the notes, and one heat map for each quantity under it, on the same axis of time.
import { melody, show } from './roll.js';
import { clear, cue, FONT, make, theme } from '../../../widgets/draw.js';

const ROW = 7, GAP = 10, TEXT = { 'font-size': 16 };

export function draw(me) {
  if (!me.root.clientWidth) return;  // not on the screen yet, or no more
  me.wide = me.root.clientWidth;
  me.narrow = me.wide < 900;
  me.root.classList.toggle('narrow', me.narrow);
  const { data, svg } = me, look = me.look = theme(me.root), phone = me.wide < 620, one = melody(me);
  me.frame.classList.toggle('stale', !one.fresh);
  me.margin = phone ? 46 : 168;
  const units = data.parts.reduce((sum, [, many]) => sum + many, 0), right = phone ? 4 : 74;
  const room = (me.narrow ? me.wide : me.wide - 356) - me.margin - right;
  me.begin = 18;  // the double bar's own column
  me.each = Math.max(phone ? 14 : 8, (room - me.begin) / data.whole);
  me.x = eighth => me.margin + me.begin + me.each * eighth;
  me.high = data.names.length * ROW;
  me.unit = Math.max(1, Math.min(8, Math.round(84 / units)));
  me.tops = data.quantities.map((_, k) => me.high + 16 + k * (units * me.unit + GAP));
  const tall = me.tops.at(-1) + units * me.unit + 6, full = me.x(data.whole) + right;
  clear(svg);
  for (const [name, value] of Object.entries({ width: full, height: tall, 'font-family': FONT, 'aria-label': data.alt })) svg.setAttribute(name, value);
  me.frame.setAttribute('aria-label', 'The melody, note by note. Arrow keys go from note to note.');
  heats(me, full, tall, units, one.fresh);
  lines(me, svg, look, units, phone);
  for (const [pitch, begin, length] of one.fresh ? data.ghost : []) make(svg, 'rect', { class: 'ghost', x: me.x(begin) + 1, y: me.y(pitch) + 1, width: length * me.each - 2, height: ROW - 2, fill: 'none', stroke: look.quiet, 'stroke-width': 1.5 });
  one.notes.forEach(([pitch, begin, length, name], k) => {
    const own = k < one.given, holder = make(svg, 'g', { class: own ? 'given' : 'added', 'data-note': k + 1 });
    make(holder, 'title', {}, name);
    make(holder, 'rect', { x: me.x(begin) + 1, y: me.y(pitch) - 2, width: length * me.each - 2, height: ROW + 4, rx: 3, fill: own ? look.text : look.accent, stroke: look.page, 'stroke-width': 1.5 });
  });
  if (one.fresh && data.ended) {
    const x = me.x(one.notes.length ? one.notes.at(-1)[1] + one.notes.at(-1)[2] : 0) + 3;
    for (const [dx, thick] of [[0, 1.5], [5, 4]]) make(svg, 'line', { class: 'end', x1: x + dx, x2: x + dx, y1: 0, y2: me.high, stroke: look.text, 'stroke-width': thick });
  }
  me.marks = make(svg, 'rect', { fill: 'none', stroke: look.text, 'stroke-width': 2, rx: 2, 'pointer-events': 'none', class: 'mark' });
  me.head = make(svg, 'line', { class: 'playhead', y1: 0, y2: tall, stroke: look.accent, 'stroke-width': 3, visibility: 'hidden', 'pointer-events': 'none' });
  show(me);
  cue(me.frame); cue(me.holder);
}

// Bar lines, names of quantities and of C, and which units hold what.
function lines(me, svg, look, units, phone) {
  const { data } = me;
  me.y = pitch => (data.names.length - 1 - pitch) * ROW;
  data.names.forEach((name, pitch) => { if (/^C\d|^G\d/.test(name)) make(svg, 'text', { x: me.margin - 6, y: me.y(pitch) + ROW + 3, 'text-anchor': 'end', fill: look.quiet, ...TEXT }, name); });
  if (!phone) ['your notes', 'its notes'].forEach((text, k) => make(svg, 'text', { x: 0, y: 40 + 24 * k, fill: k ? look.accent : look.text, 'font-weight': 600, ...TEXT }, text));
  for (let at = 0; at <= data.whole; at += data.bar) make(svg, 'line', { x1: me.x(at), x2: me.x(at), y1: 0, y2: me.tops.at(-1) + units * me.unit, stroke: look.quiet, 'stroke-width': 1, 'stroke-opacity': 0.7 });
  data.quantities.forEach((q, k) => {
    const middle = me.tops[k] + units * me.unit / 2;
    make(svg, 'text', { x: 0, y: middle + 6, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(q.ink) }, q.symbol);
    if (!phone) make(svg, 'text', { x: 28, y: middle + 5, fill: look.text, ...TEXT }, q.name);
    let y = me.tops[k];
    for (const [name, many] of data.parts) {
      const high = many * me.unit, x = me.x(data.whole) + 6;
      if (many && !phone) {
        make(svg, 'path', { d: `M${x},${y + 1}h5v${high - 2}h-5`, fill: 'none', stroke: look.quiet, 'stroke-width': 1.5 });
        if (high > 15) make(svg, 'text', { x: x + 11, y: y + high / 2 + 5, fill: look.text, ...TEXT }, name);
      }
      y += high;
    }
  });
}

// The columns of time: the double bar's, and one for each note.
function columns(me) {
  const { data } = me, spans = [[me.margin, me.begin - 2], ...data.notes.map(([, begin, length]) => [me.x(begin), length * me.each - 1])];
  return spans.slice(0, data.choices.length);
}

function bytesOf(text) { return Array.from(atob(text), letter => (letter.charCodeAt(0) << 24) >> 24); }

function heats(me, wide, tall, units, fresh) {
  const { data, canvas, look } = me, sharp = window.devicePixelRatio || 1, spans = columns(me);
  canvas.width = wide * sharp; canvas.height = tall * sharp;
  canvas.setAttribute('style', `left:0;top:0;width:${wide}px;height:${tall}px`);
  const pen = canvas.getContext('2d');
  pen.scale(sharp, sharp);
  const shade = (colour, x, y, w, h, share) => { pen.globalAlpha = share; pen.fillStyle = colour; pen.fillRect(x, y, w, h); };
  const right = me.x(data.whole);
  data.names.forEach((name, pitch) => { if (!name.includes('♯')) shade(look.soft, me.margin + me.begin, (data.names.length - 1 - pitch) * ROW, right - me.margin - me.begin, ROW - 1, 1); });
  me.tops.forEach(top => shade(look.soft, me.margin, top, right - me.margin, units * me.unit, 1));
  if (!fresh) return;
  const hoped = bytesOf(data.expected), many = data.names.length, next = data.notes.map(([, begin, length]) => [me.x(begin), length * me.each]);
  next.forEach(([x, w], t) => { for (let pitch = 0; pitch < many; pitch++) if (hoped[t * many + pitch]) shade(look.accent, x, (many - 1 - pitch) * ROW, w - 1, ROW - 1, 0.75 * hoped[t * many + pitch] / 127); });
  data.quantities.forEach((q, k) => {
    const shades = bytesOf(q.shades), steps = spans.length, high = me.unit - (me.unit > 5 ? 1 : 0);
    for (let row = 0; row < units; row++) for (let t = 0; t < steps; t++) {
      const value = shades[row * steps + t];
      shade(value < 0 ? look.negative : q.ink[0], spans[t][0], me.tops[k] + row * me.unit, spans[t][1], high, Math.abs(value) / 127);
    }
  });
}

export function mark(me) {
  const [x, w] = columns(me)[me.at] ?? [me.margin, me.begin];
  for (const [name, value] of Object.entries({ x: x - 1, y: me.tops[0] - 3, width: w + 2, height: me.tops.at(-1) - me.tops[0] + me.data.parts.reduce((sum, [, many]) => sum + many, 0) * me.unit + 6, 'data-place': me.at })) me.marks.setAttribute(name, value);
}

export function columnAt(me, event) {
  const box = me.svg.getBoundingClientRect(), x = (event.clientX - box.left) * me.svg.getAttribute('width') / box.width;
  const k = columns(me).findIndex(([left, wide]) => x >= left && x <= left + wide + 1);
  return k < 0 ? null : k;
}
