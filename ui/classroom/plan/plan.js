// A lesson plan: its steps under each other, when each begins, and buttons to move it up or down or to take it out.
import { clear, fill, make } from '../../widgets/draw.js';
import { pickComponent, send } from '../../widgets/picks.js';

export default pickComponent('plan', { build: root => ({ root }), draw, of: picture => JSON.stringify(picture.steps) });

function draw(state) {
  const { root, data } = state, focus = root.getRootNode().activeElement?.ariaLabel;
  clear(root);
  const list = make(root, 'ol');
  data.steps.forEach((step, k) => {
    const row = make(list, 'li', k === data.here ? { class: 'here', 'aria-current': 'step' } : {});
    make(row, 'span', { class: 'when' }, fill(TEXT.when, { begins: step.begins, minutes: step.minutes }));
    const what = make(row, 'span', {}, step.label);
    if (step.ask) make(what, 'span', { class: 'note' }, fill(TEXT.asks, { ask: step.ask }));
    if (step.note) make(what, 'span', { class: 'note' }, step.note);
    const buttons = make(row, 'span');
    const { label } = step, number = k + 1, add = (sign, what, text, off = false) => {
      const button = make(buttons, 'button', { type: 'button', 'aria-label': text }, sign);
      button.disabled = off;
      button.onclick = () => { state.picked = { step: String(k), what }; state.queued = true; send(state); };
    };
    add('↑', 'up', fill(TEXT.up, { label, number }), k === 0);
    add('↓', 'down', fill(TEXT.down, { label, number }), number === data.steps.length);
    add('✕', 'out', fill(TEXT.out, { label, number }));
  });
  [...root.querySelectorAll('button')].find(one => one.ariaLabel === focus)?.focus({ preventScroll: true });
}
