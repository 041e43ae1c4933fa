// Under the picture: the chain rule with the numbers of the step in view, one weight and its nudge, and the update.
import { whole } from './picture.js';
import { pause } from './time.js';
import { go, last, move, reached, turn } from './walk.js';
import { clear, FONT, make, quoted, savers, setText } from '../../widgets/draw.js';
import { bracket, brief, percent, plain, say, sized } from '../../widgets/numbers.js';

export function panels(me) {
  const panel = name => make(me.panels, 'section', { class: name });
  const one = panel('chain'), head = make(one, 'div', { class: 'head' });
  me.chainTitle = make(head, 'b');
  const units = make(head, 'span', { class: 'units' });
  for (const [sign, name, by] of [['‹', 'Previous unit', -1], ['›', 'Next unit', 1]]) make(units, 'button', { type: 'button', 'aria-label': name, title: name }, sign).onclick = () => turn(me, me.picked.unit + by);
  me.chain = make(one, 'div', { class: 'lines' });

  const two = panel('weight');
  make(make(two, 'div', { class: 'head' }), 'b', {}, 'One weight w');
  const chosen = make(two, 'div', { class: 'choose' });
  me.gate = make(chosen, 'select', { 'aria-label': 'Gate of the weight' });
  me.source = make(chosen, 'select', { 'aria-label': 'What the weight is multiplied with' });
  me.gate.onchange = () => go(me, { key: me.gate.value });
  me.source.onchange = () => go(me, { into: me.source.value });
  me.weightSaid = make(two, 'div', { 'data-role': 'weight' });
  me.nudge = slider(two, 'Nudge it yourself by', 'nudge', power => go(me, { nudge: power }, true));
  me.nudged = make(two, 'table', { class: 'number', 'data-role': 'nudged' });
  me.agree = make(two, 'div', { 'data-role': 'agree', 'aria-live': 'polite' });
  me.curveSaid = make(two, 'div', { class: 'quiet' });
  me.curve = make(two, 'svg', { role: 'img', width: 10, height: 10 });

  const three = panel('update');
  make(make(three, 'div', { class: 'head' }), 'b', {}, 'The update');
  make(three, 'div', {}, 'Every weight: w − rate × δw');
  me.rate = slider(three, 'Learning rate', 'rate', index => go(me, { rate: index }, true));
  me.make = make(three, 'button', { type: 'button', class: 'make' }, 'Make the update');
  me.make.onclick = () => { pause(me); move(me, last(me)); };
  me.done = make(three, 'div', { 'data-role': 'done', 'aria-live': 'polite' });
  savers(make(three, 'div', { class: 'savers' }), () => [whole(me), 'backprop-step-by-step']);
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
export function choices(me) {
  const { weight: { gates, inputs, key, source }, nudges, rates } = me.data;
  for (const [select, options, value] of [[me.gate, gates, key], [me.source, inputs, source]]) {
    const offered = JSON.stringify(options);
    if (select.offered !== offered) {
      clear(select);
      for (const [code, name] of options) make(select, 'option', { value: code }, name);
      select.offered = offered;
    }
    select.value = value;
  }
  me.nudge.range.max = nudges.length - 1;
  me.rate.range.max = rates.length - 1;
}

export function chain(me) {
  const { data, picked, look } = me, on = reached(me, me.column), t = me.column;
  const there = on && data.unit === picked.unit;
  setText(me.chainTitle, on ? `The chain rule at “${data.tokens[t]}”, unit ${picked.unit}` : `The chain rule, unit ${picked.unit}`);
  clear(me.chain);
  for (const { ink, key, plain, worked, values } of data.lines) {
    const line = make(me.chain, 'div', { 'data-line': key });
    make(line, 'div', { style: `color:${look.ink(ink)}` }, plain);
    const numbers = worked.replace(/([×+−] )?\{(\w+)\}/g, (_, sign = '', name) => sign + (sign ? bracket : say)(data.numbers[name][t], 3));
    if (there) make(line, 'div', { class: 'number worked', 'data-value': values[t] }, `= ${numbers} = ${say(values[t], 4)}`);
  }
}

export function weight(me) {
  const { data, picked, look } = me, { weight: one } = data, t = me.column, steps = data.tokens.length - t;
  const gradient = one.sums[0], whole = reached(me, 0);
  clear(me.weightSaid);
  make(me.weightSaid, 'div', {}, `w = ${say(one.value)}, ${one.name}`);
  const sum = make(me.weightSaid, 'div', { class: 'number', style: 'font-weight:650', 'data-role': 'sum' });
  if (whole) sum.textContent = `Sum of ${data.tokens.length} step${data.tokens.length > 1 ? 's' : ''} = ${say(gradient)} = δw`;
  else if (reached(me, t)) sum.textContent = `Sum of ${steps} step${steps > 1 ? 's' : ''} so far = ${say(one.sums[t])}`;
  else sum.textContent = 'The walk back adds up its gradient δw.';
  if (reached(me, t)) make(me.weightSaid, 'div', { class: 'number', 'data-role': 'adds' }, `“${data.tokens[t]}” adds ${one.delta} × ${bracket(one.times[t], 3)} = ${say(one.slopes[t])} × ${bracket(one.times[t], 3)} = ${say(one.adds[t])}`);
  const now = data.nudges[picked.nudge], e = say(+`1e-${picked.nudge}`, 2).replace('1.0·', '');
  me.nudge.range.value = picked.nudge; me.nudge.said.textContent = `e = ${e}`;
  me.nudge.range.setAttribute('aria-valuetext', e);
  clear(me.nudged);
  me.nudged.setAttribute('data-weight', `${one.key}.${data.unit}.${one.source}`);
  for (const [name, value, key] of [['loss at w + e', now.up, 'up'], ['loss at w − e', now.down, 'down'], ['difference / 2e', now.slope, 'slope'], ['δw of the walk', gradient, 'gradient']]) {
    const row = make(me.nudged, 'tr');
    make(row, 'td', {}, name);
    make(row, 'td', { 'data-value': value, 'data-nudge': key }, sized(value, 10));
  }
  setText(me.agree, now.says);
  bend(me, look, now);
}

// The loss over the weight, the tangent that the walk found, and the two nudged points.
function bend(me, look, now) {
  const { data, curve: svg } = me, { by, losses, far } = data.curve, wide = Math.min(420, me.curve.parentElement.clientWidth), high = 118, gradient = data.weight.sums[0];
  clear(svg);
  svg.setAttribute('width', wide); svg.setAttribute('height', high + 22); svg.setAttribute('font-family', FONT);
  svg.setAttribute('aria-label', `The loss over the weight, from 2 below to 2 above. At the weight the slope is ${say(gradient)}.`);
  const x = step => 8 + (wide - 16) * (step - by[0]) / (by.at(-1) - by[0]), y = loss => high / 2 * (1 - (loss - data.loss) / (1.08 * far));
  make(svg, 'line', { x1: x(0), x2: x(0), y1: 2, y2: high, stroke: look.line });
  const reach = Math.min(2, far / Math.max(Math.abs(gradient), 1e-12));
  make(svg, 'line', { x1: x(-reach), x2: x(reach), y1: y(data.loss - reach * gradient), y2: y(data.loss + reach * gradient), stroke: look.accent, 'stroke-width': 2, 'stroke-dasharray': '6 4' });
  make(svg, 'polyline', { points: by.map((step, k) => `${x(step).toFixed(1)},${y(losses[k]).toFixed(1)}`).join(' '), fill: 'none', stroke: look.ink(data.weight.ink), 'stroke-width': 3 });
  for (const [sign, loss] of [[1, now.up], [-1, now.down]]) make(svg, 'circle', { cx: x(sign * +`1e-${now.power}`), cy: y(loss), r: 5, fill: look.text });
  me.curveSaid.textContent = `The loss over w, ${say(data.loss, 2)} ± ${say(far, 2)}. Dashed: the slope δw.`;
  for (const [step, anchor, text] of [[-2, 'start', 'w − 2'], [0, 'middle', 'w'], [2, 'end', 'w + 2']]) make(svg, 'text', { x: x(step), y: high + 18, 'text-anchor': anchor, 'font-size': 16, fill: look.quiet }, text);
}

export function update(me) {
  const { data, picked } = me, now = data.rates[picked.rate], made = me.phase === 'update';
  me.rate.range.value = picked.rate; me.rate.said.textContent = plain(now.rate);
  me.rate.range.setAttribute('aria-valuetext', plain(now.rate));
  me.make.style.display = made ? 'none' : '';
  clear(me.done);
  if (!made) return;
  const line = (text, role, strong) => make(me.done, 'div', { 'data-role': role, class: strong ? 'number large' : '' }, text);
  line(`Loss ${brief(data.loss)} → ${brief(now.loss)}`, 'after', true);
  line(`${quoted(data.answer)} ${percent(data.chance)} → ${percent(now.chance)}`, 'chance', true);
  line(`w: ${say(data.weight.value)} − ${plain(now.rate)} × ${bracket(data.weight.sums[0])} = ${say(now.weight)}`, 'moved');
  line(`The gradient foretold a fall of ${brief(now.foretold)}. ${now.fall < 0 ? 'The loss rose by' : 'The loss fell by'} ${brief(now.fall).replace('−', '')}: ${now.verdict}`, 'foretold');
}
