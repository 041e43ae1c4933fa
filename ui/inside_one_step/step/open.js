// Beside the cell: its steps one at a time, the unit, and above them the gate that is opened; nothing covers the cell's numbers.
import { shapes } from './cell.js';
import { filled, go, turn, value } from './step.js';
import { clear, fill, make } from '../../widgets/draw.js';
import { exportButtons } from '../../widgets/export.js';
import { bracket, say } from '../../widgets/numbers.js';

export function side(state) {
  state.steps = make(state.side, 'div', { class: 'steps', role: 'radiogroup', 'aria-label': 'Steps through the cell' });
  state.said = make(state.side, 'p', { 'aria-live': 'polite' });
  const units = make(state.side, 'div', { class: 'units' });
  const button = (sign, name, act) => { make(units, 'button', { type: 'button', 'aria-label': name, title: name }, sign).onclick = act; };
  button('‹', 'Previous unit', () => turn(state, -1));
  state.unit = make(units, 'span', { class: 'number' });
  button('›', 'Next unit', () => turn(state, 1));
  const all = make(units, 'label');
  state.all = make(all, 'input', { type: 'checkbox' });
  state.all.onchange = () => go(state, { all: state.all.checked });
  state.strips = make(all, 'span');
  state.legend = make(state.side, 'p', { class: 'quiet legend' }, TEXT.strips);
  exportButtons(make(state.side, 'div', { class: 'units' }), () => ({ parts: [[state.sheet, 0, 0]], name: `inside-one-step-${state.picked.place + 1}` }));
}

export function tellWords(state) {
  const { data, picked } = state, titles = ['All at once', ...data.phases.map((one, k) => `${k + 1}  ${one.title}`)];
  if (state.steps.childElementCount !== titles.length) {
    clear(state.steps);
    titles.forEach((title, k) => { make(state.steps, 'button', { type: 'button', role: 'radio' }, title).onclick = () => go(state, { phase: k }); });
  }
  titles.forEach((title, k) => {
    const button = state.steps.children[k];
    button.textContent = state.laid.upright && k ? String(k) : title;  // a phone has room for the number, and the sentence says the rest
    button.ariaLabel = title;
    button.setAttribute('aria-checked', k === picked.phase);
    button.classList.toggle('on', k === picked.phase);
  });
  if (picked.phase) state.said.textContent = filled(state, data.phases[picked.phase - 1].text);
  else if (data.unit === picked.unit) state.said.textContent = data.overview[picked.place];
  state.unit.textContent = `unit ${picked.unit} (numbered 0 to ${data.units - 1})`;
  state.all.checked = picked.all;
  state.strips.textContent = data.row.length < data.units ? ` the ${data.row.length} most telling units` : ' all units';
  state.legend.style.display = picked.all ? 'block' : 'none';
}

// A gate, beside the cell: equation, numbers, products that add up, and where on the squashing curve it works.
export function unfold(state) {
  const { data, picked, open, look } = state;
  if (data.unit !== picked.unit) { open.style.opacity = 0.4; return; }  // its arithmetic is on its way
  open.style.opacity = 1;
  const node = data.nodes.find(one => one.kind === 'squash' && one.signal === picked.key);
  open.style.display = node ? 'block' : 'none';
  for (const gate of state.sheet.querySelectorAll('g.gate')) {
    gate.setAttribute('aria-expanded', gate.dataset.key === picked.key);
    gate.firstChild.setAttribute('stroke-width', gate.dataset.key === picked.key ? 5 : 2.5);
  }
  const within = open.contains(state.root.getRootNode().activeElement);  // what is made anew must not lose the keyboard
  clear(open);
  if (!node) return;
  const flow = data.signals[node.signal], part = data.opened[node.signal], t = picked.place, colour = look.ink(flow.ink);
  open.style.borderColor = flow.ink[0];
  const top = make(open, 'div', { class: 'top' });
  make(top, 'b', { style: `color:${colour}` }, `${flow.symbol} `);
  make(top, 'span', {}, `${node.signal === 'shown' ? `${node.sign} of the memory` : flow.name}, unit ${data.unit}, at “${data.tokens[t]}”`);
  const close = make(top, 'button', { type: 'button', 'aria-label': 'Fold' }, '×');
  close.onclick = () => { go(state, { key: '' }); state.sheet.querySelector(`g.gate[data-key="${node.signal}"]`)?.focus(); };
  if (within) close.focus();
  const sum = value(state, part.input), { sign } = data.squashes[part.squash];
  const both = make(open, 'div', { class: 'both' });
  if (part.rows) products(make(both, 'div', { class: 'products' }), state, part, sum, flow);
  const beside = make(both, 'div');
  if (part.formula) equation(make(beside, 'div', { class: 'equation' }), flow, part, sign, colour);
  if (part.formula) make(beside, 'div', { class: 'number quiet', 'data-role': 'shapes' }, shapes(data, node));
  make(beside, 'div', { class: 'number equation', 'data-role': 'worked' }, `${flow.symbol} = ${sign}(${say(sum)}) = ${say(value(state, node.signal))}`);
  operating(beside, state, part, sum, value(state, node.signal), flow);
}

function equation(parent, flow, part, sign, colour) {
  make(parent, 'b', { style: `color:${colour}` }, flow.symbol);
  make(parent, 'span', {}, ` = ${sign}( `);
  part.formula.forEach(([name, signals, each], k) => {
    if (k) make(parent, 'span', {}, ' + ');
    const [letter, low] = name.split('_');
    make(parent, 'i', {}, letter);
    make(parent, 'sub', {}, low);
    const on = signals.length > 1 ? `[${signals.join(', ')}]` : signals[0] ?? '';
    make(parent, 'span', {}, `${each ? ' ⊙ ' : ' '}${on}`);
  });
  make(parent, 'span', {}, ' )');
}

function products(parent, state, part, sum, flow) {
  const { look, picked, data } = state, rows = part.rows[picked.place], few = rows.length > part.first + 1 && !state.every;
  const most = Math.max(...rows.map(row => Math.abs(row[2])), 1e-12);
  for (const [k, given, product] of few ? rows.slice(0, part.first) : rows) {
    const [label, code, weight] = part.inputs[k], row = make(parent, 'div', { class: 'row' }), share = 50 * Math.abs(product) / most;
    const turned = make(row, 'button', { type: 'button', class: 'all', title: 'Turn this weight by hand, below' }, label);
    turned.onclick = () => { go(state, { turn: `${picked.key}.${data.unit}.${code}` }); document.querySelector('.st-key-turning')?.scrollIntoView({ behavior: 'smooth', block: 'nearest' }); };
    make(row, 'span', { class: 'number', 'data-product': product }, code === 'b' ? say(product) : `${say(weight)} × ${bracket(given)} = ${say(product)}`);
    make(make(row, 'span', { class: 'bar' }), 'i', { style: `${product < 0 ? 'right' : 'left'}:50%;width:${share}%;background:${product < 0 ? look.negative : flow.ink[0]}` });
  }
  if (few) {
    const more = make(parent, 'div', { class: 'row' });
    make(more, 'button', { type: 'button', class: 'all' }, `${rows.length + part.more[picked.place][0] - part.first} smaller ones`).onclick = () => { state.every = true; unfold(state); };
    make(more, 'span', { class: 'number', 'data-product': part.rest[picked.place] }, say(part.rest[picked.place]));
  }
  const [others, added] = part.more[picked.place];
  if (!few && others) {
    const more = make(parent, 'div', { class: 'row' });
    make(more, 'span', {}, `${others} still smaller ones together`);
    make(more, 'span', { class: 'number', 'data-product': added }, say(added));
  }
  const last = make(parent, 'div', { class: 'row sum' });
  make(last, 'span', {}, 'sum');
  make(last, 'span', { class: 'number', 'data-role': 'sum' }, say(sum));
}

// The squashing curve with the operating point on it, and its slope there.
function operating(parent, state, part, sum, made, flow) {
  const { look, data } = state, { z, y, most, low, high } = data.squashes[part.squash];
  const slope = part.slopes[state.picked.place], holder = make(parent, 'div', { class: 'curve' });
  const svg = make(holder, 'svg', { width: 180, height: 92, role: 'img', 'aria-label': TEXT.curve });
  const at = (a, b) => [8 + 164 * (Math.max(-8, Math.min(8, a)) + 8) / 16, 84 - 76 * (Math.max(low, Math.min(high, b)) - low) / (high - low)];
  for (const level of [low, high]) make(svg, 'line', { x1: 8, x2: 172, y1: at(0, level)[1], y2: at(0, level)[1], stroke: look.line });
  make(svg, 'line', { x1: 90, x2: 90, y1: 6, y2: 86, stroke: look.line });
  make(svg, 'polyline', { points: z.map((a, k) => at(a, y[k]).map(v => v.toFixed(1)).join()).join(' '), fill: 'none', stroke: flow.ink[0], 'stroke-width': 3 });
  const [cx, cy] = at(sum, made);
  make(svg, 'line', { x1: cx, x2: cx, y1: cy, y2: 86, stroke: look.quiet, 'stroke-dasharray': '3 3' });
  make(svg, 'circle', { cx, cy, r: 6, fill: look.ink(flow.ink), stroke: look.page, 'stroke-width': 2 });
  make(holder, 'div', { class: 'quiet', 'data-role': 'slope' }, `${fill(TEXT.slope, { slope: say(slope, 3), most })} ${part.flat[state.picked.place] ? fill(TEXT.flat, { noun: data.noun }) : TEXT.steep}`);
}
