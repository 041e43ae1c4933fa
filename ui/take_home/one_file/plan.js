// A lesson plan: its steps in order. Those whose page is in this file open it here; of the others it has what they showed
// when the file was made, and the way to them.
import { written } from './course.js';
import { stage } from './stage.js';
import { fill, make } from '../../widgets/draw.js';

// `go(place, argument)` opens a page of this file. Returns what draws it.
export function planPage(parent, { plan }, parts, go) {
  const list = make(parent, 'ol', { class: 'plan' }), drawn = [];
  for (const { label, minutes, ask, question, note, place, opens, link, still } of plan) {
    const step = make(list, 'li'), line = make(step, 'div', { class: 'controls' }), shown = still && make(step, 'div', { class: 'still', hidden: '' });
    if (place) make(line, 'button', { type: 'button' }, label).onclick = () => go(place, opens);
    else if (still) {
      const button = make(line, 'button', { type: 'button', 'aria-expanded': false }, label);
      button.onclick = () => {
        shown.hidden = !shown.hidden;
        button.setAttribute('aria-expanded', !shown.hidden);
        if (!shown.hidden && !shown.firstChild) drawn.push(...stillPage(shown, still, parts));
      };
    }
    make(line, 'span', { class: 'quiet' }, `${minutes} min`);
    if (!place) make(line, 'a', { href: link, rel: 'noreferrer' }, still ? TEXT.live : fill(TEXT.inTheApp, { label }));
    if (question) asks(step, question); else if (ask) make(step, 'p', {}, ask);
    if (note) make(step, 'p', { class: 'quiet' }, note);
    if (shown) step.appendChild(shown);
  }
  return () => drawn.forEach(draw => draw());
}

// What a class is asked there.
function asks(parent, { text, answers }) {
  make(parent, 'p', { class: 'asked' }, text);
  const list = answers.length ? make(parent, 'ul') : null;
  for (const answer of answers) make(list, 'li', {}, answer);
}

// What a page showed. Its pictures stand still, but those that need nobody to answer. Returns what draws each of them.
function stillPage(parent, { title, lead, parts: all, free }, parts) {
  make(parent, 'h2', {}, title);
  for (const text of lead) written(make(parent, 'p'), text);
  const about = !free ? TEXT.still : all.some(({ follows }) => follows?.length) ? TEXT.works : '';
  if (about) make(parent, 'p', { class: 'quiet' }, about);
  return all.flatMap(({ text, name, data, follows }) => {
    if (text) { written(make(parent, 'p'), text); return []; }
    const picked = { ...data.picked }, draw = stage(parent, { ...parts[name], channel: 'picked' }, message => {
      for (const field of follows) if (field in message) picked[field] = message[field];
    });
    draw.host.inert = !free;
    draw.host.addEventListener('click', event => { if (event.composedPath().some(node => node.tagName === 'A')) event.preventDefault(); }, true);
    const again = () => draw({ ...data, picked });
    again();
    return [again];
  });
}
