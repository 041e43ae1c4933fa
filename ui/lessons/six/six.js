// Six questions, asked twice: answers are kept in the browser, and after the course both stand side by side.
import { drawHands } from './hands.js';
import { remember, remembered } from '../browser.js';
import { bare, rich } from '../dragged.js';
import { clear, fill, make, theme } from '../../widgets/draw.js';
import { component } from '../../widgets/mount.js';
import { go, link } from '../place.js';

export default component('six', { build: root => ({ root }), draw });

function draw(state) {
  const { root, data } = state, { questions, when, inks } = data, look = theme(root), after = when === 'after';
  const was = remembered('before', {}), is = after ? remembered('after', {}) : was;
  if (data.room) return drawHands(state, look);
  const right = said => questions.filter((one, k) => said[k] === one.right).length, all = questions.length;
  clear(root);
  questions.forEach((one, k) => {
    const box = make(root, 'fieldset');
    rich(make(box, 'legend'), `${k + 1}. ${one.text}`, inks, look);
    one.answers.forEach((text, a) => {
      const line = make(box, 'label'), pick = make(line, 'input', { type: 'radio', name: `six ${k}`, 'aria-label': bare(text) });
      pick.checked = is[k] === a;
      rich(make(line, 'span'), text, inks, look);
      const done = after && k in is;
      if (done && a === one.right) line.className = 'right';
      if (done && a === is[k] && a !== one.right) {
        const way = make(line, 'a', { href: link(data.lessons[k]) }, fill(TEXT.lesson, { number: data.lessons[k] }));
        way.onclick = event => go(event, link(data.lessons[k]));
      }
      if (done && a === was[k]) make(line, 'small', {}, TEXT.was);
      if (done && a === is[k]) make(line, 'small', {}, TEXT.is);
      pick.onchange = () => {
        remember(when, { ...is, [k]: a });
        draw(state);
        root.querySelectorAll('fieldset')[k].querySelectorAll('input')[a].focus({ preventScroll: true });
      };
    });
  });
  if (after && Object.keys(is).length === all) {
    const words = { before: right(was), after: right(is), right: right(is), all };
    make(root, 'p', { class: 'score', role: 'status' }, Object.keys(was).length ? fill(TEXT.score, { before: words.before, after: words.after, all }) : fill(TEXT.now, { right: words.right, all }));
  }
  if (Object.keys(was).length + Object.keys(is).length) {
    make(root, 'button', { type: 'button' }, TEXT.forget).onclick = () => { remember('before', {}); remember('after', {}); draw(state); };
  }
}
