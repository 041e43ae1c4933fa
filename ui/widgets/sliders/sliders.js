// Sliders in groups. What the hand does is told to Python while it moves; what a slider stands for is Python's business.
import { clear, FONT, make, theme, width } from '../draw.js';
import { plain } from '../numbers.js';
import { ahead, bindStream, tell } from '../stream.js';

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector('.sliders'), state = root.state ??= { root, values: {}, rows: new Map(), shape: null };
  const shape = JSON.stringify(data.groups.map(group => ({ ...group, sliders: group.sliders.map(one => ({ ...one, value: 0 })) }))) + theme(root).page;
  if (state.shape !== shape) build(state, data.groups);
  state.shape = shape;
  root.classList.toggle('tight', data.tight);
  bindStream(state, 'live', data.seen, setStateValue);
  if (state.before || ahead(state)) return;  // the hand has moved on since: its values stay
  for (const group of data.groups) for (const one of group.sliders) stand(state, one.name, one.value);
}

function build(state, groups) {
  const look = theme(state.root), all = groups.flatMap(group => group.sliders);
  clear(state.root); state.rows.clear(); state.values = {}; state.before = null;
  const alike = all.every(one => one.low === all[0].low && one.high === all[0].high);
  if (alike && all.length > 1) make(state.root, 'div', { class: 'range quiet' }, `Each from ${plain(all[0].low)} to ${plain(all[0].high)}`);
  const longest = Math.max(...all.map(one => width(one.label, `16px ${FONT}`)));
  state.root.style.setProperty('--label', `${Math.ceil(longest + 6)}px`);
  state.root.classList.toggle('stacked', longest > 90);  // a long name, say one with a word in it, stands on a line of its own
  for (const group of groups) {
    const box = make(state.root, 'fieldset'), legend = make(box, 'legend');
    if (group.symbol) make(legend, 'b', { style: `color:${look.ink(group.ink)}` }, group.symbol);
    make(legend, 'span', { style: `color:${look.ink(group.ink)}` }, group.title);
    for (const one of group.sliders) row(state, box, group, one, look.ink(group.ink), !alike || all.length === 1);
  }
}

function row(state, box, group, one, ink, ranged) {
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
  state.rows.set(one.name, { one, range, typed, wrong });
  range.oninput = () => move(state, one.name, +range.value, false);
  range.onkeydown = () => { state.keyed = true; };
  range.onpointerdown = () => { state.keyed = false; };
  range.onchange = () => { if (!state.keyed) settle(state); };  // released; a key that is held down repeats, and ends with keyup
  range.onkeyup = range.onblur = () => settle(state);
  less.onclick = () => nudge(state, one, -1);
  more.onclick = () => nudge(state, one, 1);
  typed.onchange = () => enter(state, one, typed.value);
  typed.onkeydown = event => { if (event.key === 'Escape') { show(state, one.name); } };
}

// A slider stands at a value, as Python or the hand has it. What is being typed into its box is left alone.
function stand(state, name, value) {
  if (state.values[name] === value) return;
  state.values[name] = value;
  show(state, name);
}

function show(state, name) {
  const { range, typed, wrong } = state.rows.get(name), value = state.values[name];
  if (+range.value !== value) range.value = value;
  range.setAttribute('aria-valuetext', plain(value));
  typed.value = plain(value);
  typed.setAttribute('aria-invalid', 'false');
  wrong.textContent = '';
}

function move(state, name, value, final) {
  state.before ??= { ...state.values };
  stand(state, name, value);
  tell(state, { values: { ...state.values }, before: state.before, final });
  if (final) state.before = null;
}

function settle(state) {
  if (!state.before) return;
  tell(state, { values: { ...state.values }, before: state.before, final: true });
  state.before = null;
}

function nudge(state, one, way) {
  const fine = Math.round((state.values[one.name] + way * one.step) * 1000) / 1000, value = Math.max(one.low, Math.min(one.high, fine));
  if (value !== state.values[one.name]) move(state, one.name, value, true);
}

function enter(state, one, text) {
  const digits = text.trim().replace('−', '-').replace(',', '.'), number = Number(digits), { typed, wrong } = state.rows.get(one.name);
  if (digits !== '' && Number.isFinite(number) && number >= one.low && number <= one.high) {
    const value = Math.round(number * 1000) / 1000;
    if (value === state.values[one.name]) show(state, one.name); else move(state, one.name, value, true);
    return;
  }
  typed.setAttribute('aria-invalid', 'true');
  wrong.textContent = `“${text}” is not a number from ${plain(one.low)} to ${plain(one.high)}. It stays at ${plain(state.values[one.name])}.`;
}

