// What was typed and what the network wrote on, and beside it what else it could have written. Numbers come from Python.
import { clear, make } from '../../../widgets/draw.js';
import { percent } from '../../../widgets/numbers.js';
import { pickComponent, send } from '../../../widgets/picks.js';

export default pickComponent('write', { build, draw, resized: fit });

function fit(state) { state.root.classList.toggle('narrow', state.root.clientWidth < 760); }

function build(root) {
  const state = { root };
  state.flow = make(root, 'div', { class: 'flow', role: 'group' });
  state.side = make(root, 'div', { class: 'side' });
  return state;
}

function draw(state) {
  const { data, flow, side } = state, focus = flow.contains(flow.getRootNode().activeElement);
  fit(state);
  flow.setAttribute('aria-label', data.alt);
  clear(flow);
  make(flow, 'span', { class: 'name quiet' }, 'You typed; under each word its surprise in bits:');
  for (const one of data.typed) word(make(flow, 'span', one.known ? {} : { class: 'unknown' }), one);
  make(flow, 'span', { class: 'name quiet' }, 'The network goes on. Click a word to see what else it could have been:');
  data.written.forEach((one, k) => {
    const button = make(flow, 'button', { type: 'button', 'aria-pressed': k === data.chosen, 'data-written': k });
    word(button, one);
    button.onclick = () => pick(state, k, '');
    if (focus && k === data.chosen) button.focus({ preventScroll: true });
  });
  clear(side);
  make(side, 'div', { class: 'says', 'aria-live': 'polite' }, data.says);
  const head = make(side, 'div', { class: 'head quiet' });
  for (const [text, span] of [['it could say', ''], ['chance', 'grid-column: span 2'], [data.changed ? 'as it draws' : 'as it draws: the same', 'grid-column: span 2']]) make(head, 'span', { style: span }, text);
  for (const one of data.others) {
    const row = make(side, 'button', { type: 'button', class: 'other', 'aria-pressed': one.here, 'data-other': one.text, 'aria-label': `${one.text}: chance ${percent(one.before)}, as it draws ${percent(one.after)}. ${one.here ? 'This one stands there.' : 'Take it instead.'}` });
    make(row, 'span', { class: 'word' }, one.text);
    for (const [value, kind] of [[one.before, 'bar'], [one.after, 'bar after']]) {
      make(make(row, 'span'), 'div', { class: kind, style: `width:${(100 * value).toFixed(1)}%` });
      make(row, 'span', { class: 'number' }, percent(value));
    }
    row.onclick = () => { if (!one.here) pick(state, data.chosen, one.id); };
  }
  make(side, 'div', { class: 'help quiet' }, 'Click another word to take it: the network then goes on from there.');
}

function word(holder, one) {
  const share = Math.round(42 * one.tint);
  holder.style.background = `color-mix(in srgb, #D55E00 ${share}%, transparent)`;
  holder.title = one.title;
  make(holder, 'span', {}, one.text);
  make(holder, 'small', {}, one.taken ? `${one.bits} ✓` : one.bits || '–');
}

function pick(state, k, take) {
  state.picked = { word: k, take };
  state.queued = true;
  send(state);
}
