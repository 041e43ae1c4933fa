// Sliders in groups. What the hand does is told to Python while it moves; what a slider stands for is Python's business.
import { clear, FONT, make, theme, width } from '../draw.js';
import { plain } from '../numbers.js';
import { ahead, tell, tuned } from '../stream.js';

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector('.sliders'), me = root.me ??= { root, values: {}, rows: new Map(), shape: null };
  const shape = JSON.stringify(data.groups.map(group => ({ ...group, sliders: group.sliders.map(one => ({ ...one, value: 0 })) }))) + theme(root).page;
  if (me.shape !== shape) build(me, data.groups);
  me.shape = shape;
  root.classList.toggle('tight', data.tight);
  tuned(me, 'live', data.seen, setStateValue);
  if (me.before || ahead(me)) return;  // the hand has moved on since: its values stay
  for (const group of data.groups) for (const one of group.sliders) stand(me, one.name, one.value);
}

function build(me, groups) {
  const look = theme(me.root), all = groups.flatMap(group => group.sliders);
  clear(me.root); me.rows.clear(); me.values = {}; me.before = null;
  const alike = all.every(one => one.low === all[0].low && one.high === all[0].high);
  if (alike && all.length > 1) make(me.root, 'div', { class: 'range quiet' }, `Each from ${plain(all[0].low)} to ${plain(all[0].high)}`);
  const longest = Math.max(...all.map(one => width(one.label, `16px ${FONT}`)));
  me.root.style.setProperty('--label', `${Math.ceil(longest + 6)}px`);
  me.root.classList.toggle('stacked', longest > 90);  // a long name, say one with a word in it, stands on a line of its own
  for (const group of groups) {
    const box = make(me.root, 'fieldset'), legend = make(box, 'legend');
    if (group.symbol) make(legend, 'b', { style: `color:${look.ink(group.ink)}` }, group.symbol);
    make(legend, 'span', { style: `color:${look.ink(group.ink)}` }, group.title);
    for (const one of group.sliders) row(me, box, group, one, look.ink(group.ink), !alike || all.length === 1);
  }
}

function row(me, box, group, one, ink, ranged) {
  const line = make(box, 'div', { class: 'row', 'data-slider': one.name }), name = one.says || one.label;
  make(line, 'label', { title: name }, one.label);
  const less = make(line, 'button', { type: 'button', 'aria-label': `${name}: less by ${one.step}` }, '−');
  const track = make(line, 'span', { class: 'track' });
  if (one.low < 0 && one.high > 0) make(track, 'i', { style: `left:${100 * -one.low / (one.high - one.low)}%` });
  const range = make(track, 'input', { type: 'range', min: one.low, max: one.high, step: one.step, 'aria-label': name, style: `accent-color:${ink}` });
  const more = make(line, 'button', { type: 'button', 'aria-label': `${name}: more by ${one.step}` }, '+');
  const typed = make(line, 'input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', 'aria-label': `${name}, from ${plain(one.low)} to ${plain(one.high)}` });
  if (ranged) make(box, 'div', { class: 'range quiet' }, `from ${plain(one.low)} to ${plain(one.high)}`);
  const wrong = make(box, 'div', { class: 'wrong', role: 'alert' });
  me.rows.set(one.name, { one, range, typed, wrong });
  range.oninput = () => move(me, one.name, +range.value, false);
  range.onkeydown = () => { me.keyed = true; };
  range.onpointerdown = () => { me.keyed = false; };
  range.onchange = () => { if (!me.keyed) settle(me); };  // released; a key that is held down repeats, and ends with keyup
  range.onkeyup = range.onblur = () => settle(me);
  less.onclick = () => nudge(me, one, -1);
  more.onclick = () => nudge(me, one, 1);
  typed.onchange = () => enter(me, one, typed.value);
  typed.onkeydown = event => { if (event.key === 'Escape') { show(me, one.name); } };
}

// A slider stands at a value, as Python or the hand has it. What is being typed into its box is left alone.
function stand(me, name, value) {
  if (me.values[name] === value) return;
  me.values[name] = value;
  show(me, name);
}

function show(me, name) {
  const { range, typed, wrong } = me.rows.get(name), value = me.values[name];
  if (+range.value !== value) range.value = value;
  range.setAttribute('aria-valuetext', plain(value));
  typed.value = plain(value);
  typed.setAttribute('aria-invalid', 'false');
  wrong.textContent = '';
}

function move(me, name, value, final) {
  me.before ??= { ...me.values };
  stand(me, name, value);
  tell(me, { values: { ...me.values }, before: me.before, final });
  if (final) me.before = null;
}

function settle(me) {
  if (!me.before) return;
  tell(me, { values: { ...me.values }, before: me.before, final: true });
  me.before = null;
}

function nudge(me, one, way) {
  const fine = Math.round((me.values[one.name] + way * one.step) * 1000) / 1000, value = Math.max(one.low, Math.min(one.high, fine));
  if (value !== me.values[one.name]) move(me, one.name, value, true);
}

function enter(me, one, text) {
  const digits = text.trim().replace('−', '-').replace(',', '.'), number = Number(digits), { typed, wrong } = me.rows.get(one.name);
  if (digits !== '' && Number.isFinite(number) && number >= one.low && number <= one.high) {
    const value = Math.round(number * 1000) / 1000;
    if (value === me.values[one.name]) show(me, one.name); else move(me, one.name, value, true);
    return;
  }
  typed.setAttribute('aria-invalid', 'true');
  wrong.textContent = `“${text}” is not a number from ${plain(one.low)} to ${plain(one.high)}. It stays at ${plain(me.values[one.name])}.`;
}

