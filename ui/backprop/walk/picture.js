// Every step as a box between its wires; under it each unit's part, and what the step adds to one weight.
import { pause } from './time.js';
import { go, reached, SMALL, WORD } from './walk.js';
import { clear, cut, FONT, make, place, quoted, setText, SVG, width } from '../../widgets/draw.js';
import { brief, percent, say } from '../../widgets/numbers.js';

const EDGE = 4, BOX = 26, ROW = 7, BARS = 62, FAT = 15;

function layout(me) {
  const { data } = me, two = data.wires.length > 1;
  me.gutter = me.narrow ? 74 : 124;
  me.ending = 166;
  const room = me.wide - me.gutter - me.ending - 2 * EDGE, needs = least => data.tokens.map(word => Math.max(least, Math.min(180, width(word, WORD) + 8)));
  const bare = [58, 54, 50].map(needs).find(some => some.reduce((a, b) => a + b, 0) <= room) ?? needs(58);
  const extra = Math.max(0, Math.min(60, (room - bare.reduce((a, b) => a + b, 0)) / bare.length));
  let x = EDGE;
  me.left = []; me.widths = bare.map(w => { me.left.push(x); x += w + extra; return w + extra; });
  me.end = x;
  me.middle = me.left.map((left, t) => left + me.widths[t] / 2);
  me.y = { wire: two ? [68, 110] : [76], number: two ? [48, 145] : [50], box: two ? [54, 124] : [56, 96], map: two ? 160 : 120 };
  me.y.bars = me.y.map + ROW * data.units + 2;
  me.y.sums = me.y.bars + BARS + 54;
  me.high = me.y.sums + 10;
}

export function picture(me) {
  layout(me);
  const { data, plot, look, y } = me, steps = data.tokens.length;
  clear(plot);
  const wide = me.end + me.ending;
  for (const [svg, size] of [[plot, wide], [me.labels, me.gutter]]) { svg.setAttribute('width', size); svg.setAttribute('height', me.high); svg.setAttribute('font-family', FONT); }
  me.frameNow = make(plot, 'rect', { y: 2, height: me.high - 4, rx: 5, fill: look.soft });
  me.wires = data.wires.map((wire, k) => data.tokens.map((_, t) => k === 0 && data.wires.length > 1 && t === steps - 1 ? null : between(me, wire, k, t)));
  me.boxes = data.tokens.map((word, t) => {
    const group = make(plot, 'g', { 'data-column': t });
    make(group, 'text', { x: me.middle[t], y: 21, 'text-anchor': 'middle', 'font-size': 17, 'font-weight': 600, fill: t === data.reason ? look.accent : look.text, 'text-decoration': t === data.reason ? 'underline' : 'none' }, cut(word, 174, WORD));
    const box = make(group, 'rect', { x: me.middle[t] - BOX / 2, y: y.box[0], width: BOX, height: y.box[1] - y.box[0], rx: 5, fill: look.page, 'stroke-width': 2 });
    const cross = data.cross && make(group, 'line', { class: 'wire', x1: me.middle[t], x2: me.middle[t], y1: y.wire[0], y2: y.wire[1], stroke: data.wires[0].ink[0] });
    return { box, cross };
  });
  const x = me.end + 8;
  const low = (y.box[0] + y.box[1]) / 2, tall = Math.max(60, y.box[1] - y.box[0]);
  me.loss = make(plot, 'rect', { x, y: low - tall / 2, width: me.ending - 12, height: tall, rx: 8, stroke: look.accent, 'stroke-width': 2 });
  const centre = x + (me.ending - 12) / 2;
  me.lossText = make(plot, 'text', { x: centre, y: low - 5, 'text-anchor': 'middle', 'font-size': 19, 'font-weight': 700, 'data-role': 'loss' }, '');
  me.answer = make(plot, 'text', { x: centre, y: low + 17, 'text-anchor': 'middle', 'font-size': 16 }, '');
  me.cells = data.map.back.map((_, unit) => data.tokens.map((_, t) => make(plot, 'rect', { x: me.left[t] + 1, y: y.map + ROW * unit, width: me.widths[t] - 2, height: ROW - 1 })));
  me.unitMark = make(plot, 'rect', { x: EDGE - 2, width: me.end - EDGE + 4, height: ROW + 2, fill: 'none', stroke: look.text, 'stroke-width': 2 });
  make(plot, 'line', { x1: EDGE, x2: me.end, y1: zero(me), y2: zero(me), stroke: look.quiet });
  me.bars = data.tokens.map((_, t) => ({
    bar: make(plot, 'rect', { x: me.middle[t] - 12, width: 24 }),
    said: make(plot, 'text', { x: me.middle[t], 'text-anchor': 'middle', 'font-size': 16, class: 'number', fill: look.text, 'data-adds': t }),
    sum: make(plot, 'text', { x: me.middle[t], y: y.sums, 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 600, class: 'number', fill: look.text, 'data-sum': t }),
  }));
}

function zero(me) { return me.y.bars + 15 + BARS / 2; }

function between(me, wire, k, t) {
  const { look, y, data } = me, from = me.middle[t] + BOX / 2, final = t === data.tokens.length - 1, to = final ? me.end + 8 : me.middle[t + 1] - BOX / 2;
  const group = make(me.plot, 'g', { 'data-wire': wire.key, 'data-place': t });
  const line = make(group, 'line', { class: 'wire', x1: from, x2: to, y1: y.wire[k], y2: y.wire[k], stroke: wire.ink[0] });
  const head = make(group, 'path', { fill: look.ink(wire.ink) });
  const room = final ? 2 * (me.end - me.middle[t]) : Math.min(me.widths[t], me.widths[t + 1]);
  const text = make(group, 'text', { x: (from + to) / 2, y: y.number[k], 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 650, class: 'number', fill: look.ink(wire.ink) });
  return { wire, line, head, text, from, to, room, at: y.wire[k] };
}

// The state of every wire, box, cell and bar at the beat in view.
export function light(me) {
  const { data, look, picked, y } = me, forward = me.phase === 'ahead' || me.phase === 'loss';
  for (const row of me.wires) row.forEach((one, t) => one && carry(me, one, t, forward));
  me.boxes.forEach(({ box, cross }, t) => {
    const now = t === me.column && me.phase !== 'loss', on = forward ? t <= me.column : reached(me, t);
    box.setAttribute('stroke', now ? look.text : on ? look.quiet : look.line);
    box.setAttribute('stroke-width', now ? 3 : 1.5);
    if (cross) { cross.setAttribute('stroke-width', reached(me, t) ? fat(data.cross.thick[t]) : 0); cross.setAttribute('data-value', data.cross.back[t]); }
  });
  me.frameNow.setAttribute('x', me.phase === 'loss' ? me.end + 2 : me.left[me.column]);
  me.frameNow.setAttribute('width', me.phase === 'loss' ? me.ending - 4 : me.widths[me.column]);
  me.frameNow.setAttribute('visibility', me.phase === 'update' ? 'hidden' : 'visible');
  const lit = me.phase !== 'ahead', full = me.phase === 'loss' || me.phase === 'update';
  me.loss.setAttribute('fill', full ? look.accent : look.page);
  me.loss.setAttribute('opacity', lit ? 1 : 0.4);
  for (const text of [me.lossText, me.answer]) { text.setAttribute('fill', full ? look.page : lit ? look.text : look.quiet); }
  const after = me.phase === 'update' && data.rates[picked.rate];
  me.lossText.textContent = after ? `${brief(data.loss)} → ${brief(after.loss)}` : lit ? `loss ${brief(data.loss)}` : 'asked for';
  const chances = after ? `${percent(data.chance)} → ${percent(after.chance)}` : lit ? percent(data.chance) : '', room = me.ending - 20 - width(` ${chances}`, SMALL);
  setText(me.answer, `${cut(quoted(data.answer), room, SMALL)} ${chances}`);
  const values = forward ? data.map.ahead : data.map.back, far = forward ? data.map.ahead_far : data.map.back_far;
  me.cells.forEach((row, unit) => row.forEach((cell, t) => {
    const on = forward ? t <= me.column : reached(me, t), value = values[unit][t];
    cell.setAttribute('fill', !on ? look.line : value < 0 ? look.negative : data.map.ink[0]);
    cell.setAttribute('fill-opacity', on ? (0.06 + 0.94 * Math.min(1, Math.abs(value) / far)).toFixed(3) : 0.25);
  }));
  me.unitMark.setAttribute('y', y.map + ROW * picked.unit - 1.5);
  me.bars.forEach((one, t) => added(me, one, t));
  naming(me, forward);
  me.plot.setAttribute('aria-label', `${data.alt} ${data.said[picked.beat]}`);
  const edge = full ? me.end + me.ending - 20 : me.left[me.column], { scroll } = me;
  if (edge < scroll.scrollLeft + 20 || edge + 90 > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = edge - scroll.clientWidth / 2;
}

function fat(share) { return share > 0 ? 1 + (FAT - 1) * share : 0.6; }

function carry(me, { wire, line, head, text, from, to, room, at }, t, forward) {
  const back = reached(me, t), on = back || (forward && (me.phase === 'loss' || t <= me.column));
  const value = forward ? wire.ahead[t] : wire.back[t], thickness = back ? fat(wire.thick[t]) : 1 + 4 * wire.thick_ahead[t] * on;
  line.setAttribute('stroke', back ? wire.ink[0] : on && forward ? wire.ink[0] : me.look.line);
  line.setAttribute('stroke-width', thickness.toFixed(2));
  const size = 6 + thickness / 2;
  line.setAttribute('x1', back ? from + size : from); line.setAttribute('x2', on && !back ? to - size : to);
  head.setAttribute('d', !on ? '' : back ? `M${from},${at} l${size},${-size * 0.8} v${size * 1.6} z` : `M${to},${at} l${-size},${-size * 0.8} v${size * 1.6} z`);
  const said = on ? brief(value) : '';
  text.textContent = width(said, `650 ${SMALL}`) < room ? said : '';
  text.setAttribute('data-value', on ? value : '');
}

function added(me, { bar, said, sum }, t) {
  const { data, look } = me, { adds, sums, adds_said, sums_said, far, ink } = data.weight, on = reached(me, t), value = adds[t], tall = BARS / 2 * Math.min(1, Math.abs(value) / far);
  bar.setAttribute('y', value < 0 ? zero(me) : zero(me) - tall);
  bar.setAttribute('height', on ? Math.max(tall, value ? 1 : 0) : 0);
  bar.setAttribute('fill', value < 0 ? look.negative : ink[0]);
  for (const [node, number, text] of [[said, value, adds_said[t]], [sum, sums[t], sums_said[t]]]) {
    node.textContent = on ? text : '';
    node.setAttribute('data-value', on ? number : '');
  }
  said.setAttribute('y', value < 0 ? zero(me) + tall + 16 : zero(me) - tall - 5);
}

// What the rows are, beside them.
function naming(me, forward) {
  const { labels, data, look, y } = me, d = forward ? '' : 'δ';
  clear(labels);
  const line = (at, text, colour = look.text, weight = 400) => make(labels, 'text', { x: me.gutter - 8, y: at, 'text-anchor': 'end', 'font-size': 16, 'font-weight': weight, fill: colour }, text);
  data.wires.forEach((wire, k) => {
    line(y.wire[k] + 5, me.narrow ? `${d}${wire.symbol}` : `${wire.name} ${d}${wire.symbol}`, look.ink(wire.ink), 650);
  });
  line(y.map + 16, `${d}${data.map.symbol}${me.narrow ? '' : ', by unit'}`, look.ink(data.map.ink), 650);
  if (!me.narrow) line(y.map + 38, `to ±${say(forward ? data.map.ahead_far : data.map.back_far, 3)}`, look.quiet);
  if (!me.narrow) line(y.map + 60, 'grey: below 0', look.quiet);
  line(zero(me) - 4, me.narrow ? 'adds' : 'adds to δw', look.ink(data.weight.ink), 650);
  line(zero(me) + 16, data.weight.unit, look.quiet);
  line(y.sums, me.narrow ? 'sum' : '← sum so far', look.text, 600);
}

export function pointed(me, event) {
  const box = me.plot.getBoundingClientRect(), zoom = box.width / +me.plot.getAttribute('width');
  const x = (event.clientX - box.left) / zoom, y = (event.clientY - box.top) / zoom, steps = me.data.tokens.length;
  pause(me);
  if (x > me.end) return go(me, { beat: steps });
  const t = Math.max(0, me.left.findLastIndex(left => left <= x)), unit = Math.floor((y - me.y.map) / ROW);
  const beat = me.phase === 'ahead' ? t : 2 * steps - t;
  if (unit >= 0 && unit < me.data.units) go(me, { unit, beat });
  else go(me, { beat });
}

export function whole(me) {
  const svg = make(null, 'svg', { xmlns: SVG, width: me.gutter + me.end + me.ending, height: me.high, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: me.look.page });
  place(me.labels, svg);
  place(me.plot, make(svg, 'g', { transform: `translate(${me.gutter},0)` }));
  return svg;
}
