// The course: the app's pictures, whose frames Python computed, and the text around them.
import { stage } from './stage.js';
import { clear, fill, make, setText } from '../../widgets/draw.js';

// `says` are the sentences about a guess. Returns what draws it, and what opens a lesson, the first is 0.
export function coursePage(parent, { lessons, inks, says }, parts) {
  const choice = make(make(parent, 'label', {}, 'Lesson '), 'select', { 'aria-label': 'Lesson of the course' }), claim = make(parent, 'h2');
  lessons.forEach((one, k) => make(choice, 'option', { value: k }, `${k + 1}. ${one.name}`));
  const both = make(parent, 'div', { class: 'beside course' }), wide = make(both, 'div', { class: 'wide' }), side = make(both, 'div', { class: 'narrow' });
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
    choice.value = k;
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
      const was = part !== 'reveal' ? '' : guess === question.right ? says.right : fill(says.wrong, { answer: question.answers[question.right] });
      written(make(side, 'p'), `${fill(says.guess, { answer: question.answers[guess] })} ${was}`);
    }
    written(make(side, 'p'), `**Try it.** ${one.hand}`);
    if (part === 'hand') { press(make(side, 'p'), 'Show me', () => go({ part: 'reveal', dial: one.picture.shows })); return; }
    for (const text of one.reveal.split('\n\n')) written(make(side, 'p'), text);
    written(make(side, 'p', { class: 'line' }), one.line);
    if (k + 1 < lessons.length) press(make(side, 'p'), `Next: ${lessons[k + 1].name}`, () => begin(k + 1));
  }

  function go(changes) { Object.assign(state, changes); show(); }
  function press(parent, label, action) { const button = make(parent, 'button', { type: 'button' }); written(button, label); button.onclick = action; }
  choice.onchange = () => begin(+choice.value);
  begin(0);
  return { draw: show, open: begin };
}

// A text with its *quantities* and its **words**.
export function written(node, text) {
  clear(node);
  text.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/).forEach((piece, k) => {
    if (k % 2) make(node, piece.startsWith('**') ? 'b' : 'i', {}, piece.replaceAll('*', ''));
    else setText(make(node, 'span'), piece);
  });
}
