// Every step as a box between its wires; under it each unit's part, and what the step adds to one weight.
import { pause } from './time.js';
import { go, reached, SMALL, WORD } from './walk.js';
import { columns, middle, sum } from '../../widgets/columns.js';
import { clear, cut, FONT, make, quoted, setAll, setText, width } from '../../widgets/draw.js';
import { brief, percent, say } from '../../widgets/numbers.js';
import { pointed } from '../../widgets/pointer.js';

const EDGE = 4, WHOLE = 26, LEANING = 62, CLOSE = 17, ROW = 7, BARS = 62, FAT = 15;

function layout(state) {
  const { data } = state, two = data.wires.length > 1;
  state.gutter = state.narrow ? 74 : 124;
  state.ending = 166;
  const room = state.wide - state.gutter - state.ending - 2 * EDGE, needs = least => data.tokens.map(word => Math.max(least, Math.min(180, width(word, WORD) + 8)));
  const each = room / data.tokens.length, fit = [58, 54, 50, 40].map(needs).find(some => sum(some) <= room);
  state.leans = !fit && each >= CLOSE;  // words that lean stand closer
  state.box = state.leans ? Math.min(WHOLE, each - 9) : WHOLE;
  const bare = fit ?? (state.leans ? data.tokens.map(() => each) : needs(58)), down = state.leans ? LEANING : 0;
  const extra = Math.max(0, Math.min(60, (room - sum(bare)) / bare.length));
  Object.assign(state, columns(EDGE, bare.map(w => w + extra)));
  state.middle = bare.map((_, t) => middle(state, t));
  const y = { wire: two ? [68, 110] : [76], number: two ? [48, 145] : [50], box: two ? [54, 124] : [56, 96] };
  state.y = { map: down + (two ? 160 : 120) };
  for (const [name, places] of Object.entries(y)) state.y[name] = places.map(place => down + place);
  state.y.bars = state.y.map + ROW * data.rows.length + 2;
  state.y.sums = state.y.bars + BARS + 54;
  state.high = state.y.sums + 10;
}

export function picture(state) {
  layout(state);
  const { data, plot, look, y } = state, steps = data.tokens.length;
  const BOX = state.box;
  clear(plot);
  const wide = state.end + state.ending;
  for (const [svg, size] of [[plot, wide], [state.labels, state.gutter]]) setAll(svg, { width: size, height: state.high, 'font-family': FONT });
  state.frameNow = make(plot, 'rect', { y: 2, height: state.high - 4, rx: 5, fill: look.soft });
  state.wires = data.wires.map((wire, k) => data.tokens.map((_, t) => k === 0 && data.wires.length > 1 && t === steps - 1 ? null : between(state, wire, k, t)));
  state.boxes = data.tokens.map((word, t) => {
    const group = make(plot, 'g', { 'data-column': t });
    make(group, 'text', { ...(state.leans ? { x: 0, y: 0, transform: `translate(${state.middle[t] + 4} ${LEANING + 26}) rotate(-50)` } : { x: state.middle[t], y: 21, 'text-anchor': 'middle' }), 'font-size': 17, 'font-weight': 600, fill: t === data.reason ? look.accent : look.text, 'text-decoration': t === data.reason ? 'underline' : 'none' }, cut(word, state.leans ? 96 : 174, WORD));
    const box = make(group, 'rect', { x: state.middle[t] - BOX / 2, y: y.box[0], width: BOX, height: y.box[1] - y.box[0], rx: 5, fill: look.page, 'stroke-width': 2 });
    const cross = data.cross && make(group, 'line', { class: 'wire', x1: state.middle[t], x2: state.middle[t], y1: y.wire[0], y2: y.wire[1], stroke: data.wires[0].ink[0] });
    return { box, cross };
  });
  const x = state.end + 8;
  const low = (y.box[0] + y.box[1]) / 2, tall = Math.max(60, y.box[1] - y.box[0]);
  state.loss = make(plot, 'rect', { x, y: low - tall / 2, width: state.ending - 12, height: tall, rx: 8, stroke: look.accent, 'stroke-width': 2 });
  const centre = x + (state.ending - 12) / 2;
  state.lossText = make(plot, 'text', { x: centre, y: low - 5, 'text-anchor': 'middle', 'font-size': 19, 'font-weight': 700, 'data-role': 'loss' }, '');
  state.answer = make(plot, 'text', { x: centre, y: low + 17, 'text-anchor': 'middle', 'font-size': 16 }, '');
  state.cells = data.map.back.map((_, k) => data.tokens.map((_, t) => make(plot, 'rect', { x: state.left[t] + 1, y: y.map + ROW * k, width: state.widths[t] - 2, height: ROW - 1 })));
  state.unitMark = make(plot, 'rect', { x: EDGE - 2, width: state.end - EDGE + 4, height: ROW + 2, fill: 'none', stroke: look.text, 'stroke-width': 2 });
  make(plot, 'line', { x1: EDGE, x2: state.end, y1: zero(state), y2: zero(state), stroke: look.quiet });
  state.bars = data.tokens.map((_, t) => ({
    bar: make(plot, 'rect', { x: state.middle[t] - 12, width: 24 }),
    said: make(plot, 'text', { x: state.middle[t], 'text-anchor': 'middle', 'font-size': 16, class: 'number', fill: look.text, 'data-adds': t }),
    sum: make(plot, 'text', { x: state.middle[t], y: y.sums, 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 600, class: 'number', fill: look.text, 'data-sum': t }),
  }));
}

function zero(state) { return state.y.bars + 15 + BARS / 2; }

function between(state, wire, k, t) {
  const { look, y, data, box: BOX } = state, from = state.middle[t] + BOX / 2, final = t === data.tokens.length - 1, to = final ? state.end + 8 : state.middle[t + 1] - BOX / 2;
  const group = make(state.plot, 'g', { 'data-wire': wire.key, 'data-place': t });
  const line = make(group, 'line', { class: 'wire', x1: from, x2: to, y1: y.wire[k], y2: y.wire[k], stroke: wire.ink[0] });
  const head = make(group, 'path', { fill: look.ink(wire.ink) });
  const room = final ? 2 * (state.end - state.middle[t]) : Math.min(state.widths[t], state.widths[t + 1]);
  const text = make(group, 'text', { x: (from + to) / 2, y: y.number[k], 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 650, class: 'number', fill: look.ink(wire.ink) });
  return { wire, line, head, text, from, to, room, at: y.wire[k] };
}

// The state of every wire, box, cell and bar at the beat in view.
export function light(state) {
  const { data, look, picked, y } = state, forward = state.phase === 'ahead' || state.phase === 'loss';
  for (const row of state.wires) row.forEach((one, t) => one && carry(state, one, t, forward));
  state.boxes.forEach(({ box, cross }, t) => {
    const now = t === state.column && state.phase !== 'loss', on = forward ? t <= state.column : reached(state, t);
    setAll(box, { stroke: now ? look.text : on ? look.quiet : look.line, 'stroke-width': now ? 3 : 1.5 });
    if (cross) setAll(cross, { 'stroke-width': reached(state, t) ? fat(data.cross.thick[t]) : 0, 'data-value': data.cross.back[t] });
  });
  setAll(state.frameNow, { x: state.phase === 'loss' ? state.end + 2 : state.left[state.column], width: state.phase === 'loss' ? state.ending - 4 : state.widths[state.column], visibility: state.phase === 'update' ? 'hidden' : 'visible' });
  const lit = state.phase !== 'ahead', full = state.phase === 'loss' || state.phase === 'update';
  setAll(state.loss, { fill: full ? look.accent : look.page, opacity: lit ? 1 : 0.4 });
  for (const text of [state.lossText, state.answer]) { text.setAttribute('fill', full ? look.page : lit ? look.text : look.quiet); }
  const after = state.phase === 'update' && data.rates[picked.rate];
  state.lossText.textContent = after ? `${brief(data.loss)} → ${brief(after.loss)}` : lit ? `loss ${brief(data.loss)}` : 'asked for';
  const chances = after ? `${percent(data.chance)} → ${percent(after.chance)}` : lit ? percent(data.chance) : '', room = state.ending - 20 - width(` ${chances}`, SMALL);
  setText(state.answer, `${cut(quoted(data.answer), room, SMALL)} ${chances}`);
  const values = forward ? data.map.ahead : data.map.back, far = forward ? data.map.ahead_far : data.map.back_far;
  state.cells.forEach((row, k) => row.forEach((cell, t) => {
    const on = forward ? t <= state.column : reached(state, t), value = values[k][t];
    setAll(cell, { fill: !on ? look.line : value < 0 ? look.negative : data.map.ink[0], 'fill-opacity': on ? (0.06 + 0.94 * Math.min(1, Math.abs(value) / far)).toFixed(3) : 0.25 });
  }));
  state.unitMark.setAttribute('y', y.map + ROW * data.rows.indexOf(picked.unit) - 1.5);
  state.bars.forEach((one, t) => added(state, one, t));
  naming(state, forward);
  state.plot.setAttribute('aria-label', `${data.alt} ${data.said[picked.beat]}`);
  const edge = full ? state.end + state.ending - 20 : state.left[state.column], { scroll } = state;
  if (edge < scroll.scrollLeft + 20 || edge + 90 > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = edge - scroll.clientWidth / 2;
}

function fat(share) { return share > 0 ? 1 + (FAT - 1) * share : 0.6; }

function carry(state, { wire, line, head, text, from, to, room, at }, t, forward) {
  const back = reached(state, t), on = back || (forward && (state.phase === 'loss' || t <= state.column));
  const value = forward ? wire.ahead[t] : wire.back[t], thickness = back ? fat(wire.thick[t]) : 1 + 4 * wire.thick_ahead[t] * on;
  setAll(line, { stroke: back ? wire.ink[0] : on && forward ? wire.ink[0] : state.look.line, 'stroke-width': thickness.toFixed(2) });
  const size = 6 + thickness / 2;
  setAll(line, { x1: back ? from + size : from, x2: on && !back ? to - size : to });
  head.setAttribute('d', !on ? '' : back ? `M${from},${at} l${size},${-size * 0.8} v${size * 1.6} z` : `M${to},${at} l${-size},${-size * 0.8} v${size * 1.6} z`);
  const said = on ? brief(value) : '';
  text.textContent = width(said, `650 ${SMALL}`) < room - 3 ? said : '';
  text.setAttribute('data-value', on ? value : '');
}

function added(state, { bar, said, sum }, t) {
  const { data, look } = state, { adds, sums, adds_said, sums_said, far, ink } = data.weight, on = reached(state, t), value = adds[t], tall = BARS / 2 * Math.min(1, Math.abs(value) / far);
  setAll(bar, { y: value < 0 ? zero(state) : zero(state) - tall, height: on ? Math.max(tall, value ? 1 : 0) : 0, fill: value < 0 ? look.negative : ink[0] });
  for (const [node, number, text] of [[said, value, adds_said[t]], [sum, sums[t], sums_said[t]]]) {
    node.textContent = on ? text : '';
    node.setAttribute('data-value', on ? number : '');
  }
  said.setAttribute('y', value < 0 ? zero(state) + tall + 16 : zero(state) - tall - 5);
}

// What the rows are, beside them.
function naming(state, forward) {
  const { labels, data, look, y } = state, d = forward ? '' : 'δ';
  clear(labels);
  const line = (at, text, colour = look.text, weight = 400) => make(labels, 'text', { x: state.gutter - 8, y: at, 'text-anchor': 'end', 'font-size': 16, 'font-weight': weight, fill: colour }, text);
  data.wires.forEach((wire, k) => {
    line(y.wire[k] + 5, state.narrow ? `${d}${wire.symbol}` : `${wire.name} ${d}${wire.symbol}`, look.ink(wire.ink), 650);
  });
  line(y.map + 16, `${d}${data.map.symbol}${state.narrow ? '' : ', by unit'}`, look.ink(data.map.ink), 650);
  if (!state.narrow) line(y.map + 38, `to ±${say(forward ? data.map.ahead_far : data.map.back_far, 3)}`, look.quiet);
  if (!state.narrow) line(y.map + 60, 'grey: below 0', look.quiet);
  line(zero(state) - 4, state.narrow ? 'adds' : 'adds to δw', look.ink(data.weight.ink), 650);
  line(zero(state) + 16, data.weight.unit, look.quiet);
  line(y.sums, state.narrow ? 'sum' : '← sum so far', look.text, 600);
}

export function pickAt(state, event) {
  const [x, y] = pointed(state.plot, +state.plot.getAttribute('width'), event), steps = state.data.tokens.length;
  pause(state);
  if (x > state.end) return go(state, { beat: steps });
  const t = Math.max(0, state.left.findLastIndex(left => left <= x)), unit = state.data.rows[Math.floor((y - state.y.map) / ROW)];
  const beat = state.phase === 'ahead' ? t : 2 * steps - t;
  if (unit !== undefined) go(state, { unit, beat });
  else go(state, { beat });
}
