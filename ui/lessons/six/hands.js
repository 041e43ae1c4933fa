// In front of a class: how many hands go up for each answer, counted without names, before the course beside after it.
import { remember, remembered } from '../browser.js';
import { bare, rich } from '../dragged.js';
import { clear, fill, make } from '../../widgets/draw.js';

export function drawHands(state, look) {
  const { root, data } = state, { questions, when, inks } = data, after = when === 'after';
  const was = remembered('hands before', {}), is = after ? remembered('hands after', {}) : was, both = after && Object.keys(was).length > 0;
  clear(root);
  make(root, 'p', { class: 'score' }, TEXT.hands);
  questions.forEach((one, k) => {
    const box = make(root, 'fieldset');
    rich(make(box, 'legend'), `${k + 1}. ${one.text}`, inks, look);
    one.answers.forEach((text, a) => {
      const line = make(box, 'div', { class: after && a === one.right ? 'hands right' : 'hands' }), name = `${k}.${a}`, count = is[name] ?? 0;
      const answer = bare(text), add = (sign, by, label) => {
        const button = make(line, 'button', { type: 'button', 'aria-label': label }, sign);
        button.disabled = count + by < 0;
        button.onclick = () => {
          const at = [...root.querySelectorAll('button')].indexOf(button);
          remember(`hands ${when}`, { ...is, [name]: count + by });
          drawHands(state, look);
          root.querySelectorAll('button')[at].focus({ preventScroll: true });
        };
      };
      add('−', -1, fill(TEXT.less, { answer }));
      make(line, 'b', { class: 'number' }, both ? `${was[name] ?? 0} → ${count}` : count);
      add('+', 1, fill(TEXT.more, { answer }));
      rich(make(line, 'span'), text, inks, look);
    });
  });
  make(root, 'button', { type: 'button' }, TEXT.zero).onclick = () => { remember('hands before', {}); remember('hands after', {}); drawHands(state, look); };
}
