// One example: what is read, what is answered, and every gate of every unit, step by step, with how its values are spread.
import { mix } from './train.js';
import { clear, cut, fadeEdges, FONT, make, quoted, setAll, width } from '../../widgets/draw.js';
import { brief, percent, plain } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

const SMALL = `16px ${FONT}`, BOLD = `600 ${SMALL}`, MOST = 220, GAP = 12, SPREAD = 176;

export function drawExample(one, data, look, wide, tight, room) {
  const { svg } = one, [steps, units] = data.shape, phone = wide < 620, margin = phone ? 50 : tight ? 120 : 142;
  const beside = phone || tight ? 0 : SPREAD + 24, lefts = edges(data, steps, wide - margin - beside - 4);
  const low = room || phone, row = Math.max(phone ? 1.6 : 2, Math.min(10, (phone ? 26 : low ? 34 : 68) / units)), left = t => margin + lefts[t];
  const grid = { margin, steps, lefts, left, centre: t => (left(t) + left(t + 1)) / 2, column: t => lefts[t + 1] - lefts[t] };
  clear(svg);
  let y = 18;
  const head = (text, at) => make(svg, 'text', { x: 0, y: at, 'font-size': 16, fill: look.text }, phone ? text.split(' ').at(-1) : text);
  if (data.read.tokens) {
    head('it reads', y);
    const all = data.read.tokens.every((word, t) => width(cut(word, MOST, BOLD), BOLD) <= grid.column(t));  // else the first and the last alone
    data.read.tokens.forEach((word, t) => { if (all || t === 0 || t === steps - 1) make(svg, 'text', { x: grid.centre(t), y, 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 600, fill: look.text }, cut(word, MOST, BOLD)); });
    if (!all) make(svg, 'text', { x: (grid.left(0) + grid.left(steps)) / 2, y, 'text-anchor': 'middle', 'font-size': 16, fill: look.quiet }, '…');
    y += 6;
  } else data.read.channels.forEach((name, k) => { y = curve(svg, look, grid, name, [[data.read.numbers[k], look.quiet, '']], y); });
  if (data.answers.rows) y = words(svg, look, grid, data.answers, y + 18, head);
  else data.answers.names.forEach((name, k) => { y = curve(svg, look, grid, name, [[data.answers.truth[k], look.quiet, '5 4'], [data.answers.said[k], look.accent, '']], y, data.answers.asked); });
  if (data.answers.asked) y = single(svg, look, grid, data.answers, y);
  const kept = new Set();
  for (const q of data.quantities) {
    const high = q.units * Math.max(phone ? 1.6 : 2, Math.min(row, 120 / q.units)), box = Math.max(high, low ? 26 : 40);
    y += low ? 7 : GAP;
    make(svg, 'text', { x: 0, y: y + high / 2 + 6, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(q.ink) }, q.symbol);
    if (!phone) make(svg, 'text', { x: 26, y: y + high / 2 + 5, 'font-size': 16, fill: look.text }, q.name);
    make(svg, 'rect', { x: margin, y, width: lefts[steps], height: high, fill: look.soft });
    placeHeat(one, q, [margin, y, high], lefts, q.units);
    if (data.split?.units && q.key !== 'x') make(svg, 'line', { x1: margin - 8, x2: margin, y1: y + high / 2, y2: y + high / 2, stroke: look.text, 'stroke-width': 2 });
    if (data.split?.steps) make(svg, 'line', { x1: left(data.split.steps), x2: left(data.split.steps), y1: y - GAP, y2: y, stroke: look.text, 'stroke-width': 2 });
    if (beside) spreadOf(svg, look, q, grid.left(steps) + 22, y, box);
    kept.add(q.key);
    y += beside ? box : high;
  }
  for (const [key, heat] of one.heats) if (!kept.has(key)) { heat.canvas.remove(); one.heats.delete(key); }
  if (data.split) { y += 22; make(svg, 'text', { x: phone ? 0 : margin, y, 'font-size': 16, fill: look.quiet }, data.split.said); }
  const alt = data.quantities.filter(q => q.gate).map(q => `${q.name}: ${percent(q.ends[0])} below 0.1, ${percent(q.ends[1])} above 0.9`).join('; ');
  setAll(svg, { width: grid.left(steps) + (beside || 4), height: y + 6, 'font-family': FONT, 'aria-label': `One example after ${data.updates} updates. ${alt}` });
  fadeEdges(one.scroll);
}

// Where each step begins, from 0: as wide as its word where there are words; letters and numbers all alike, if all fit so.
function edges({ read: { tokens }, answers: { rows } }, steps, room) {
  const wide = text => Math.min(MOST, width(text ?? '', BOLD)), alike = Array(steps).fill(Math.max(4, Math.min(60, room / steps)));
  const bare = (tokens ?? []).map((word, t) => Math.max(wide(word), wide(rows?.[t]?.[0]), wide(rows?.[t]?.[2]))), most = Math.max(...bare);
  const more = (room - bare.reduce((sum, one) => sum + one, 0)) / steps, letters = most < 16;
  const even = !tokens || (letters && (most <= alike[0] || more < 1));
  const sizes = even ? alike : bare.map(one => one + (letters ? more : Math.max(10, Math.min(50, more))));
  return sizes.reduce((lefts, one) => [...lefts, lefts.at(-1) + one], [0]);
}

function words(svg, look, grid, { rows, said: outcome }, y, head) {
  head('it says', y);
  let free = -Infinity;  // where the last word ends
  rows.forEach((one, t) => {
    if (!one) return;
    const [said, , truth, right] = one;
    make(svg, 'rect', { x: grid.left(t), y: y - 15, width: Math.max(2, grid.column(t) - 1), height: 20, fill: said === truth ? look.accent : look.negative, 'fill-opacity': (0.12 + 0.3 * right).toFixed(2), 'data-chance': right });
    const text = cut(said, MOST, BOLD), half = width(text, BOLD) / 2;
    if (2 * half > grid.column(t) + 4 || grid.centre(t) - half < free) return;
    make(svg, 'text', { x: grid.centre(t), y, 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 600, fill: look.text }, text);
    free = grid.centre(t) + half + 1;
  });
  const last = rows.findLast(one => one), wide = grid.lefts[grid.steps];
  if (!last) return y + 6;
  const said = outcome ? outcome : last[0] === last[2] ? `at the end it says ${quoted(last[0])}, ${percent(last[1])} sure, and is right` : `at the end it says ${quoted(last[0])}, ${percent(last[1])} sure; right is ${quoted(last[2])}, given ${percent(last[3])}`;
  const from = wide > 500 ? grid.margin : 0, room = grid.left(grid.steps) - from;
  const text = make(svg, 'text', { x: from, y: y + 24, 'font-size': 16, fill: look.text, 'data-role': 'last' }), all = lined(said, room);
  all.forEach((part, k) => make(text, 'tspan', { x: from, dy: k ? 20 : 0 }, part));
  return y + 8 + 20 * all.length;
}

// A sentence in lines that fit.
function lined(said, room) {
  return said.split(' ').reduce((lines, word) => {
    const longer = [...lines.slice(-1), word].join(' ');
    return width(longer, SMALL) <= room && lines.length ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

// A number that is asked once is said in words.
function single(svg, look, grid, { asked, said, truth }, y) {
  if (asked.filter(Boolean).length > 1) return y;
  const t = asked.indexOf(true), right = t > grid.steps / 2, text = `it says ${brief(said[0][t])}; right is ${brief(truth[0][t])}`;
  make(svg, 'text', { x: grid.centre(t) + (right ? -14 : 14), y: y - 30, 'text-anchor': right ? 'end' : 'start', 'font-size': 16, fill: look.text, 'data-role': 'last' }, text);
  return y;
}

function curve(svg, look, grid, name, lines, y, asked) {
  const high = 54, all = lines.flatMap(([values]) => values), low = Math.min(0, ...all), top = Math.max(0.01, ...all), at = linear([low, top], [y + high, y]);
  make(svg, 'text', { x: 0, y: y + high / 2 + 5, 'font-size': 16, fill: look.text }, cut(name, grid.margin - 8, SMALL));
  make(svg, 'line', { x1: grid.margin, x2: grid.left(grid.steps), y1: at(0), y2: at(0), stroke: look.line });
  for (const [values, colour, dash] of lines) {
    if (lines.length === 1 && values.every(value => Number.isInteger(value))) { stems(svg, grid, values, at, colour); continue; }
    const points = values.map((value, t) => [t, value]).filter(([t]) => !asked || asked[t]).map(([t, value]) => `${grid.centre(t).toFixed(1)},${at(value).toFixed(1)}`);
    if (points.length > 1) make(svg, 'polyline', { points: points.join(' '), fill: 'none', stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash });
    else if (points.length) { const [cx, cy] = points[0].split(','); make(svg, 'circle', { cx, cy, r: 6, fill: dash ? 'none' : colour, stroke: colour, 'stroke-width': 2.5 }); }
  }
  return y + high + 8;
}

// Bits and marks are no curve.
function stems(svg, grid, values, at, colour) {
  values.forEach((value, t) => {
    make(svg, 'line', { x1: grid.centre(t), x2: grid.centre(t), y1: at(0), y2: at(value), stroke: colour, 'stroke-width': 2.5 });
    make(svg, 'circle', { cx: grid.centre(t), cy: at(value), r: Math.min(4, grid.column(t) / 3), fill: colour });
  });
}

// How a quantity's values are spread from one end of its scale to the other: a gate at its ends is shut, or open.
function spreadOf(svg, look, q, x, y, high) {
  const most = Math.max(...q.counts), step = SPREAD / q.counts.length, room = high - 20;
  q.counts.forEach((count, k) => { if (count) make(svg, 'rect', { x: x + k * step, y: y + room - Math.max(1, room * count / most), width: step - 0.5, height: Math.max(1, room * count / most), fill: q.ink[0] }); });
  make(svg, 'line', { x1: x, x2: x + SPREAD, y1: y + room + 0.5, y2: y + room + 0.5, stroke: look.line });
  const write = (at, anchor, text) => make(svg, 'text', { x: at, y: y + high - 3, 'text-anchor': anchor, 'font-size': 16, fill: look.quiet }, text);
  write(x, 'start', q.gate ? `< 0.1: ${percent(q.ends[0])}` : plain(-q.reach)); write(x + SPREAD, 'end', q.gate ? `> 0.9: ${percent(q.ends[1])}` : plain(q.reach));
}

// A grid of cells as one small picture, a byte for each, stretched to the columns.
function placeHeat(one, q, [x, y, high], lefts, units) {
  const heat = one.heats.get(q.key) ?? { canvas: make(one.scroll, 'canvas', { 'data-quantity': q.key, 'aria-hidden': 'true' }), small: document.createElement('canvas') };
  const steps = lefts.length - 1, wide = Math.round(lefts[steps]), bytes = atob(q.shades), shades = Array.from({ length: steps * units }, (_, k) => (bytes.charCodeAt(k) << 24) >> 24);
  heat.from = heat.now?.length === shades.length && heat.small.width === steps ? heat.now : shades;
  Object.assign(heat, { to: shades, ink: q.ink[0], lefts, alike: Math.abs(lefts[1] * steps - lefts[steps]) < 0.5 });
  resized(heat.small, steps, units); resized(heat.canvas, wide, units);
  heat.canvas.setAttribute('style', `left:${x}px;top:${y}px;width:${wide}px;height:${high}px`);
  heat.canvas.dataset.shades = q.shades.slice(0, 64);
  one.heats.set(q.key, heat);
}

function resized(canvas, wide, high) {
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}

export function paint(heat, share, look) {
  const { canvas, small, from, to, lefts } = heat, [context, seen] = [small, canvas].map(one => one.getContext('2d'));
  const picture = context.createImageData(small.width, small.height), rgb = text => [1, 3, 5].map(k => parseInt(text.slice(k, k + 2), 16));
  const up = rgb(heat.ink), down = rgb(look.negative);
  heat.now = share < 1 ? to.map((shade, k) => mix(from[k], shade, share)) : to;
  heat.now.forEach((shade, k) => picture.data.set([...(shade < 0 ? down : up), 2 * Math.abs(shade)], 4 * k));
  context.putImageData(picture, 0, 0);
  seen.imageSmoothingEnabled = false;
  seen.clearRect(0, 0, canvas.width, canvas.height);
  if (heat.alike) { seen.drawImage(small, 0, 0, canvas.width, canvas.height); return; }
  for (let t = 0; t < small.width; t++) seen.drawImage(small, t, 0, 1, small.height, lefts[t], 0, lefts[t + 1] - lefts[t], small.height);
}
