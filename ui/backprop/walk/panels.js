// Under the picture: the chain rule with the numbers of the step in view, one weight and its nudge, and the update.
import { pause } from './time.js';
import { go, last, move, reached, turn } from './walk.js';
import { clear, fill, FONT, make, quoted, setAll, setText } from '../../widgets/draw.js';
import { exportButtons } from '../../widgets/export.js';
import { bracket, brief, percent, plain, say, sized } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

export function panels(state) {
  const panel = name => make(state.panels, 'section', { class: name });
  const one = panel('chain'), head = make(one, 'div', { class: 'head' });
  state.chainTitle = make(head, 'b');
  const units = make(head, 'span', { class: 'units' });
  for (const [sign, name, by] of [['‹', 'Previous unit', -1], ['›', 'Next unit', 1]]) make(units, 'button', { type: 'button', 'aria-label': name, title: name }, sign).onclick = () => turn(state, by);
  state.chain = make(one, 'div', { class: 'lines' });

  const two = panel('weight');
  make(make(two, 'div', { class: 'head' }), 'b', {}, 'One weight w');
  const chosen = make(two, 'div', { class: 'choose' });
  state.gate = make(chosen, 'select', { 'aria-label': 'Gate of the weight' });
  state.source = make(chosen, 'select', { 'aria-label': 'What the weight is multiplied with' });
  state.gate.onchange = () => go(state, { key: state.gate.value });
  state.source.onchange = () => go(state, { into: state.source.value });
  state.weightSaid = make(two, 'div', { 'data-role': 'weight' });
  state.nudge = slider(two, 'Nudge it yourself by', 'nudge', power => go(state, { nudge: power }, true));
  state.nudged = make(two, 'table', { class: 'number', 'data-role': 'nudged' });
  state.agree = make(two, 'div', { 'data-role': 'agree', 'aria-live': 'polite' });
  state.curveSaid = make(two, 'div', { class: 'quiet' });
  state.curve = make(two, 'svg', { role: 'img', width: 10, height: 10 });

  const three = panel('update');
  make(make(three, 'div', { class: 'head' }), 'b', {}, 'The update');
  make(three, 'div', {}, 'Every weight: w − rate × δw');
  state.rate = slider(three, 'Learning rate', 'rate', index => go(state, { rate: index }, true));
  state.make = make(three, 'button', { type: 'button', class: 'make' }, 'Make the update');
  state.make.onclick = () => { pause(state); move(state, last(state)); };
  state.done = make(three, 'div', { 'data-role': 'done', 'aria-live': 'polite' });
  exportButtons(make(three, 'div', { class: 'savers' }), () => ({ parts: [[state.labels, 0, 0], [state.plot, state.gutter, 0]], name: 'backprop-step-by-step' }));
}

function slider(parent, name, key, act) {
  const line = make(parent, 'label', { class: 'slide' });
  make(line, 'span', {}, name);
  const range = make(line, 'input', { type: 'range', min: 0, step: 1, 'data-slider': key, 'aria-label': name });
  const said = make(line, 'b', { class: 'number' });
  range.oninput = () => act(+range.value);
  return { range, said };
}

// What may be chosen, as Python offers it.
export function choices(state) {
  const { weight: { gates, inputs, key, source }, nudges, rates } = state.data;
  for (const [select, options, value] of [[state.gate, gates, key], [state.source, inputs, source]]) {
    const offered = JSON.stringify(options);
    if (select.offered !== offered) {
      clear(select);
      for (const [code, name] of options) make(select, 'option', { value: code }, name);
      select.offered = offered;
    }
    select.value = value;
  }
  state.nudge.range.max = nudges.length - 1;
  state.rate.range.max = rates.length - 1;
}

export function chain(state) {
  const { data, picked, look } = state, on = reached(state, state.column), t = state.column;
  const there = on && data.unit === picked.unit;
  setText(state.chainTitle, on ? `The chain rule at “${data.tokens[t]}”, unit ${picked.unit}` : `The chain rule, unit ${picked.unit}`);
  clear(state.chain);
  for (const { ink, key, plain, worked, values } of data.lines) {
    const line = make(state.chain, 'div', { 'data-line': key });
    make(line, 'div', { style: `color:${look.ink(ink)}` }, plain);
    const numbers = worked.replace(/([×+−] )?\{(\w+)\}/g, (_, sign = '', name) => sign + (sign ? bracket : say)(data.numbers[name][t], 3));
    if (there) make(line, 'div', { class: 'number worked', 'data-value': values[t] }, `= ${numbers} = ${say(values[t], 4)}`);
  }
}

export function weight(state) {
  const { data, picked, look } = state, { weight: one } = data, t = state.column, steps = data.tokens.length - t;
  const gradient = one.sums[0], whole = reached(state, 0);
  clear(state.weightSaid);
  make(state.weightSaid, 'div', {}, `w = ${say(one.value)}, ${one.name}`);
  const sum = make(state.weightSaid, 'div', { class: 'number', style: 'font-weight:650', 'data-role': 'sum' });
  if (whole) sum.textContent = `Sum of ${data.tokens.length} step${data.tokens.length > 1 ? 's' : ''} = ${say(gradient)} = δw`;
  else if (reached(state, t)) sum.textContent = `Sum of ${steps} step${steps > 1 ? 's' : ''} so far = ${say(one.sums[t])}`;
  else sum.textContent = TEXT.sum;
  if (reached(state, t)) make(state.weightSaid, 'div', { class: 'number', 'data-role': 'adds' }, `“${data.tokens[t]}” adds ${one.delta} × ${bracket(one.times[t], 3)} = ${say(one.slopes[t])} × ${bracket(one.times[t], 3)} = ${say(one.adds[t])}`);
  const now = data.nudges[picked.nudge], e = say(+`1e-${picked.nudge}`, 2).replace('1.0·', '');
  state.nudge.range.value = picked.nudge; state.nudge.said.textContent = `e = ${e}`;
  state.nudge.range.setAttribute('aria-valuetext', e);
  clear(state.nudged);
  state.nudged.setAttribute('data-weight', `${one.key}.${data.unit}.${one.source}`);
  for (const [name, value, key] of [['loss at w + e', now.up, 'up'], ['loss at w − e', now.down, 'down'], ['difference / 2e', now.slope, 'slope'], ['δw of the walk', gradient, 'gradient']]) {
    const row = make(state.nudged, 'tr');
    make(row, 'td', {}, name);
    make(row, 'td', { 'data-value': value, 'data-nudge': key }, sized(value, 10));
  }
  setText(state.agree, now.says);
  bend(state, look, now);
}

// The loss over the weight, the tangent that the walk found, and the two nudged points.
function bend(state, look, now) {
  const { data, curve: svg } = state, { by, losses, far } = data.curve, wide = Math.min(420, state.curve.parentElement.clientWidth), high = 118, gradient = data.weight.sums[0];
  clear(svg);
  setAll(svg, { width: wide, height: high + 22, 'font-family': FONT });
  svg.setAttribute('aria-label', fill(TEXT.alt, { slope: say(gradient) }));
  const x = linear([by[0], by.at(-1)], [8, wide - 8]), y = linear([data.loss, data.loss + 1.08 * far], [high / 2, 0]);
  make(svg, 'line', { x1: x(0), x2: x(0), y1: 2, y2: high, stroke: look.line });
  const reach = Math.min(2, far / Math.max(Math.abs(gradient), 1e-12));
  make(svg, 'line', { x1: x(-reach), x2: x(reach), y1: y(data.loss - reach * gradient), y2: y(data.loss + reach * gradient), stroke: look.accent, 'stroke-width': 2, 'stroke-dasharray': '6 4' });
  make(svg, 'polyline', { points: by.map((step, k) => `${x(step).toFixed(1)},${y(losses[k]).toFixed(1)}`).join(' '), fill: 'none', stroke: look.ink(data.weight.ink), 'stroke-width': 3 });
  for (const [sign, loss] of [[1, now.up], [-1, now.down]]) make(svg, 'circle', { cx: x(sign * +`1e-${now.power}`), cy: y(loss), r: 5, fill: look.text });
  state.curveSaid.textContent = `The loss over w, ${say(data.loss, 2)} ± ${say(far, 2)}. Dashed: the slope δw.`;
  for (const [step, anchor, text] of [[-2, 'start', 'w − 2'], [0, 'middle', 'w'], [2, 'end', 'w + 2']]) make(svg, 'text', { x: x(step), y: high + 18, 'text-anchor': anchor, 'font-size': 16, fill: look.quiet }, text);
}

export function update(state) {
  const { data, picked } = state, now = data.rates[picked.rate], made = state.phase === 'update';
  state.rate.range.value = picked.rate; state.rate.said.textContent = plain(now.rate);
  state.rate.range.setAttribute('aria-valuetext', plain(now.rate));
  state.make.style.display = made ? 'none' : '';
  clear(state.done);
  if (!made) return;
  const line = (text, role, strong) => make(state.done, 'div', { 'data-role': role, class: strong ? 'number large' : '' }, text);
  line(`Loss ${brief(data.loss)} → ${brief(now.loss)}`, 'after', true);
  line(`${quoted(data.answer)} ${percent(data.chance)} → ${percent(now.chance)}`, 'chance', true);
  line(`w: ${say(data.weight.value)} − ${plain(now.rate)} × ${bracket(data.weight.sums[0])} = ${say(now.weight)}`, 'moved');
  line(`The gradient foretold a fall of ${brief(now.foretold)}. ${now.fall < 0 ? 'The loss rose by' : 'The loss fell by'} ${brief(now.fall).replace('−', '')}: ${now.verdict}`, 'foretold');
}
