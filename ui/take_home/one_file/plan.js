// A lesson plan: its steps in order. Those whose page is in this file open it here, the others lead to the app.
import { make } from '../../widgets/draw.js';

// `go(place, argument)` opens a page of this file.
export function planPage(parent, { plan }, go) {
  const list = make(parent, 'ol', { class: 'plan' });
  for (const { label, minutes, ask, note, place, opens, link } of plan) {
    const step = make(list, 'li'), line = make(step, 'div', { class: 'controls' });
    if (place) make(line, 'button', { type: 'button' }, label).onclick = () => go(place, opens);
    else make(line, 'a', { href: link, rel: 'noreferrer' }, label);
    make(line, 'span', { class: 'quiet' }, place ? `${minutes} min` : `${minutes} min, in the app`);
    if (ask) make(step, 'p', {}, ask);
    if (note) make(step, 'p', { class: 'quiet' }, note);
  }
}
