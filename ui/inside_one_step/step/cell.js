// The wiring on its sheet, and the numbers on the wires.
import { aside, go, turn, value } from './step.js';
import { clear, FONT, make, setText } from '../../widgets/draw.js';
import { brief, percent, say } from '../../widgets/numbers.js';

const CELL = 7;  // the width of one unit in a row of all units
const LEAST = 12.2;  // px that a letter has on the screen, at least
const PLAIN = { ink: ['#8B929C', '#5A626D', '#AAB2BD'] };

function ink(me, signal) { return (me.data.signals[signal] ?? PLAIN).ink; }

export function sheet(me) {
  const { data, sheet: svg, look } = me, [wide, high, top] = data.size;
  clear(svg);
  const shown = me.wide < 620 ? 900 : me.narrow ? Math.max(me.wide, 760) : Math.min(me.wide - aside(me), 1240);
  me.letters = size => Math.max(size, LEAST * wide / shown);  // however small the sheet is shown
  svg.setAttribute('viewBox', `0 ${top} ${wide} ${high + 24 - top}`);
  svg.setAttribute('width', shown); svg.setAttribute('height', shown * (high + 24 - top) / wide);
  svg.setAttribute('font-family', FONT);
  svg.setAttribute('aria-label', `The ${data.name} as a picture`);
  make(svg, 'rect', { x: 108, y: top + 36, width: 1052, height: 420 - top, rx: 22, fill: look.soft });
  me.parts = [];
  for (const wire of data.wires) if (wire.path) line(me, wire);
  for (const node of data.nodes) ({ squash: box, operator, end, join })[node.kind](me, node);
  me.numbers = data.wires.filter(wire => wire.label.length).map(wire => number(me, wire));
  me.answer = make(svg, 'text', { x: 1160, y: top + 24, 'text-anchor': 'end', 'font-size': me.letters(20), 'font-weight': 600, fill: look.accent, 'data-role': 'expects' });
}

function part(me, tag, attributes, { steps, stage, signal, says }) {
  const node = make(me.sheet, tag, attributes);
  me.parts.push({ node, steps, stage, signal, says });
  return node;
}

function line(me, wire) {
  const colour = ink(me, wire.signal)[0], group = part(me, 'g', { 'data-wire': wire.signal }, wire);
  me.parts.at(-1).pipe = make(group, 'path', { d: wire.path, fill: 'none', stroke: colour, 'stroke-width': 3.5, 'stroke-linejoin': 'round' });
  if (wire.arrow) make(group, 'path', { d: head(wire.path), fill: colour });
}

// An arrow head at the end of a path of straight lines.
function head(path) {
  const steps = [...path.matchAll(/([MHV])(-?[\d.]+)(?:,(-?[\d.]+))?/g)];
  let x = 0, y = 0, way = '';
  for (const [, kind, a, b] of steps) {
    const [u, v] = kind === 'H' ? [+a, y] : kind === 'V' ? [x, +a] : [+a, +b];
    if (kind !== 'M') way = kind === 'H' ? (u > x ? 'right' : 'left') : (v > y ? 'down' : 'up');
    [x, y] = [u, v];
  }
  const shape = { right: 'm2,0 l-11,-6 v12 z', left: 'm-2,0 l11,-6 v12 z', down: 'm0,2 l-6,-11 h12 z', up: 'm0,-2 l-6,11 h12 z' };
  return `M${x},${y} ${shape[way]}`;
}

function box(me, node) {
  const { look, data } = me, colours = ink(me, node.signal), flow = data.signals[node.signal], small = node.sign === 'tanh' && node.signal === 'shown';
  const [w, h] = small ? [116, 62] : [144, 64], left = node.x - w / 2 + 10;
  const group = part(me, 'g', { role: 'button', tabindex: 0, class: 'gate', 'data-key': node.signal, 'aria-label': `${small ? 'tanh of the memory' : flow.name}: open its arithmetic` }, node);
  make(group, 'rect', { x: node.x - w / 2, y: node.y - h / 2, width: w, height: h, rx: 10, fill: look.page, stroke: look.ink(colours), 'stroke-width': 2.5 });
  const title = make(group, 'text', { x: left, y: node.y + (small ? 6 : -4), 'font-size': small ? me.letters(18) : 24, 'font-weight': 700, fill: look.ink(colours) });
  if (!small) make(title, 'tspan', { 'font-style': 'italic' }, flow.symbol);
  make(title, 'tspan', { 'font-size': me.letters(18) }, small ? 'tanh' : ` = ${node.sign}`);
  if (!small) make(group, 'text', { x: left, y: node.y + 21, 'font-size': me.letters(17), fill: look.text }, flow.name.replace(' gate', ''));
  const { z, y } = data.squashes[node.sign === 'σ' ? 'sigmoid' : 'tanh'], low = node.sign === 'σ' ? 0 : -1;
  const middle = node.x + w / 2 - 31, at = (a, b) => [middle + 22 * Math.max(-1, Math.min(1, a / 6)), node.y + 22 - 44 * (b - low) / (1 - low)];
  make(group, 'polyline', { points: z.map((a, k) => [a, k]).filter(([a]) => Math.abs(a) <= 6).map(([a, k]) => at(a, y[k]).map(v => v.toFixed(1)).join()).join(' '), fill: 'none', stroke: colours[0], 'stroke-width': 2 });
  const dot = make(group, 'circle', { r: 5, fill: look.ink(colours), stroke: look.page, 'stroke-width': 1.5 });
  me.parts.at(-1).dot = { dot, at, input: small ? 'c' : `sum ${node.signal}` };
  group.onclick = () => { me.tip.style.visibility = 'hidden'; go(me, { key: me.picked.key === node.signal ? '' : node.signal }); };
  group.onkeydown = event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); event.stopPropagation(); group.onclick(); } };
}

function operator(me, node) {
  const { look } = me, group = part(me, 'g', { 'data-operator': node.signal }, node);
  make(group, 'circle', { cx: node.x, cy: node.y, r: 21, fill: look.page, stroke: look.text, 'stroke-width': 2 });
  make(group, 'text', { x: node.x, y: node.y + (node.sign.length > 1 ? 7 : 9), 'text-anchor': 'middle', 'font-size': node.sign.length > 1 ? 20 : 28, fill: look.text }, node.sign);
}

function end(me, node) {
  const { look } = me, group = part(me, 'g', { 'data-end': node.signal }, node);
  const text = make(group, 'text', { x: node.x, y: node.y + 7, 'text-anchor': 'middle', 'font-size': 22, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(ink(me, node.signal)) }, node.sign);
  if (node.signal !== 'x') return;
  text.setAttribute('x', node.x - 8); text.setAttribute('text-anchor', 'end');
  me.word = make(group, 'text', { x: node.x, y: node.y + 7, 'font-size': me.letters(20), 'font-weight': 600, fill: look.text, 'data-role': 'word' });
}

function join(me, node) {
  const group = part(me, 'g', {}, node);
  make(group, 'circle', { cx: node.x, cy: node.y, r: 6, fill: ink(me, 'x')[0] });
  make(group, 'text', { x: node.x + 14, y: node.y + 24, 'font-size': me.letters(17), fill: me.look.quiet }, `[h(t−1), x]: ${me.data.units} + ${me.data.inputs} numbers, to every gate`);
}

function number(me, wire) {
  const { look, data } = me, [x, y, anchor = 'start'] = wire.label, group = part(me, 'g', { 'data-signal': wire.signal }, wire);
  const text = make(group, 'text', { x, y, 'text-anchor': anchor, 'font-size': me.letters(me.narrow && me.wide >= 620 ? 24 : 20), 'font-weight': 650, class: 'number halo', fill: look.ink(ink(me, wire.signal)) });
  const row = make(group, 'g'), from = x - { start: 0, middle: 0.5, end: 1 }[anchor] * CELL * data.units;
  const cells = Array.from({ length: data.units }, (_, unit) => {
    const cell = make(row, 'rect', { x: from + CELL * unit, y: y - 32, width: CELL - 1, height: 12, cursor: 'pointer' });
    cell.onclick = () => turn(me, unit);
    return cell;
  });
  const mark = make(row, 'rect', { y: y - 33.5, width: CELL + 1.5, height: 15, fill: 'none', stroke: look.text, 'stroke-width': 1.4 });
  return { wire, text, row, cells, mark, from };
}

// The numbers of the word and unit in view.
export function values(me) {
  const { data, picked, look } = me, unit = picked.unit;
  for (const { wire, text, row, cells, mark, from } of me.numbers) {
    const now = value(me, wire.signal), flow = data.signals[wire.signal];
    text.textContent = brief(now);
    text.setAttribute('data-value', now);
    row.setAttribute('display', picked.all ? 'inline' : 'none');
    if (!picked.all) continue;
    cells.forEach((cell, k) => {
      const one = value(me, wire.signal, k);
      cell.setAttribute('fill', one < 0 ? look.negative : flow.ink[0]);
      cell.setAttribute('fill-opacity', (0.08 + 0.92 * Math.min(1, Math.abs(one / flow.reach))).toFixed(3));
    });
    mark.setAttribute('x', from + CELL * unit - 1.5);
  }
  for (const { dot, pipe, signal } of me.parts) {
    if (pipe && data.signals[signal]) pipe.setAttribute('stroke-width', 2 + 5 * Math.min(1, Math.abs(value(me, signal))));
    if (!dot) continue;
    const sum = value(me, dot.input), [cx, cy] = dot.at(sum, value(me, dot.input === 'c' ? 'shown' : dot.input.slice(4)));
    dot.dot.setAttribute('cx', cx); dot.dot.setAttribute('cy', cy);
  }
  setText(me.word, data.numbers ? `= ${data.tokens[picked.place]}` : `= “${data.tokens[picked.place]}”`);
  const [[word, chance]] = data.next[picked.place];
  setText(me.answer, data.kind === 'number' ? `${word}: ${brief(chance)}` : `${data.ahead ? 'expects' : 'answers'} “${word}” ${percent(chance)}`);
  me.where.textContent = `${data.noun} ${picked.place + 1} of ${data.tokens.length}`;
}

export function dim(me) {
  const { phase } = me.picked;
  for (const { node, steps } of me.parts) node.setAttribute('opacity', phase === 0 || steps.includes(phase) ? 1 : 0.18);
  if (me.wide >= 620 || me.lit === phase) return;
  me.lit = phase;  // on a phone, bring what is lit into view
  const lit = me.data.nodes.filter(node => node.kind !== 'end' && node.steps.includes(phase)).map(node => node.x * me.sheet.clientWidth / me.data.size[0]);
  if (phase && lit.length) me.scroll.scrollLeft = (Math.min(...lit) + Math.max(...lit)) / 2 - me.scroll.clientWidth / 2;
}

// What flows where, and in which order: a short wave through the cell, from what comes in to what goes out.
export function flow(me) {
  for (const { node, stage } of me.parts) {
    if (stage === undefined) continue;
    const lit = +node.getAttribute('opacity');
    node.animate([{ opacity: 0.15 * lit }, { opacity: lit }], { duration: 180, delay: stage * 45, fill: 'backwards' });
  }
}

export function hover(me, event) {
  const over = event.target.closest('g[data-signal], g[data-key], g[data-operator], g[data-wire], g[data-end]'), { tip, data } = me;
  const found = over && me.parts.find(({ node }) => node === over);
  if (!found) { tip.style.visibility = 'hidden'; return; }
  clear(tip);
  const flow = data.signals[found.signal];
  if (flow) make(tip, 'div', { class: 'number', style: 'font-weight:600' }, `${flow.symbol} = ${say(value(me, found.signal), 5)}`);
  if (flow) make(tip, 'div', {}, `${flow.name}, unit ${me.picked.unit}, at “${data.tokens[me.picked.place]}”`);
  if (found.signal === 'x') make(tip, 'div', { style: 'font-weight:600' }, `${data.noun === 'word' ? 'the word' : 'the input'} “${data.tokens[me.picked.place]}”`);
  if (found.says) make(tip, 'div', {}, found.says);
  const frame = me.root.getBoundingClientRect(), zoom = frame.width / me.wide;
  tip.style.left = `${Math.min((event.clientX - frame.left) / zoom + 14, me.wide - tip.offsetWidth - 4)}px`;
  tip.style.top = `${(event.clientY - frame.top) / zoom + 18}px`;
  tip.style.visibility = 'visible';
}
