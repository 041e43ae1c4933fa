// The course in a file of its own: the app's pictures, whose frames Python computed, and the text around them.
import { lettersReady, stage } from '../one_file/stage.js';
import { clear, fill, make, setText } from '../../widgets/draw.js';

// What Python wrote into the file: `parts` are the app's components, `app` the lessons.
export default function (parts, { lessons, inks }) {
  const nav = document.querySelector('nav'), main = document.querySelector('main');
  const lesson = make(make(nav, 'label', {}, 'Lesson '), 'select', { 'aria-label': 'Lesson' }), claim = make(main, 'h2');
  lessons.forEach((one, k) => make(lesson, 'option', { value: k }, `${k + 1}. ${one.name}`));
  const both = make(main, 'div', { class: 'beside' }), wide = make(both, 'div', { class: 'wide' }), side = make(both, 'div', { class: 'narrow' });
  let state, draw;

  // A lesson begins with its question.
  function begin(k) {
    clear(wide);
    const { picture } = lessons[k];
    state = { k, part: '', guess: null, dial: picture.start, tried: new Set() };
    draw = stage(wide, parts.scene, ({ dial }) => {
      state.dial = +dial;
      state.tried.add(state.dial);
      if (picture.each ? state.dial === picture.found.at(-1) && picture.found.every(one => state.tried.has(one)) : picture.found.includes(state.dial)) state.part = 'reveal';
      show();
    });
    show();
  }

  function show() {
    const { k, part, guess, dial } = state, one = lessons[k], { question } = one;
    lesson.value = k;
    written(claim, one.claim);
    draw({ ...one.picture, picked: { dial }, free: part !== '', whole: part === 'reveal', inks, room: false });
    clear(side);
    if (!part) {
      written(make(side, 'p'), `**Guess.** ${question.text}`);
      question.answers.forEach((answer, n) => { press(make(side, 'p'), answer, () => go({ part: 'hand', guess: n })); });
      press(make(side, 'p'), 'Skip the guess', () => go({ part: 'hand' }));
      return;
    }
    if (guess !== null) {
      const was = part !== 'reveal' ? '' : guess === question.right ? TEXT.right : fill(TEXT.wrong, { answer: question.answers[question.right] });
      written(make(side, 'p'), `${fill(TEXT.guess, { answer: question.answers[guess] })} ${was}`);
    }
    written(make(side, 'p'), `**Try it.** ${one.hand}`);
    if (part === 'hand') { press(make(side, 'p'), 'Show me', () => go({ part: 'reveal', dial: one.picture.shows })); return; }
    for (const text of one.reveal.split('\n\n')) written(make(side, 'p'), text);
    written(make(side, 'p', { class: 'line' }), one.line);
    if (k + 1 < lessons.length) press(make(side, 'p'), `Next: ${lessons[k + 1].name}`, () => { location.hash = k + 2; });
  }

  function go(changes) { Object.assign(state, changes); show(); }
  function press(parent, label, action) { const button = make(parent, 'button', { type: 'button' }); written(button, label); button.onclick = action; }
  const open = () => begin(Math.max(0, Math.min(lessons.length, Number.parseInt(location.hash.slice(1), 10) || 1) - 1));
  lesson.onchange = () => { location.hash = +lesson.value + 1; };
  addEventListener('hashchange', open);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => show());
  lettersReady(open);
}

// A text with its *quantities* and its **words**.
function written(node, text) {
  clear(node);
  text.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/).forEach((piece, k) => {
    if (k % 2) make(node, piece.startsWith('**') ? 'b' : 'i', {}, piece.replaceAll('*', ''));
    else setText(make(node, 'span'), piece);
  });
}
