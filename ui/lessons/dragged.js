// A sentence with one number in it that can be dragged: also by the arrows at its sides, and by keys. Few choices are buttons.
import { clear, make } from '../widgets/draw.js';

const PER_STOP = 14;  // pixels of a drag from one stop to the next

// `moved(k)` is called while the hand moves, `done()` when it lets go. state.at is where it stands, of `stops`.
export function holdSentence(parent, { moved, done }) {
  const held = { moved, done, at: 0, stops: [], root: make(parent, 'div', { class: 'dragged' }) };
  held.choices = make(held.root, 'div', { class: 'choices', role: 'radiogroup' });
  const line = make(held.root, 'p', { 'aria-live': 'polite' });
  held.before = make(line, 'span');
  held.hand = make(line, 'span', { class: 'hand' });
  held.less = make(held.hand, 'button', { type: 'button', tabindex: -1, 'aria-hidden': true }, '◂');
  held.value = make(held.hand, 'b');
  held.more = make(held.hand, 'button', { type: 'button', tabindex: -1, 'aria-hidden': true }, '▸');
  held.after = make(line, 'span');
  held.less.onclick = () => step(held, held.at - 1);
  held.more.onclick = () => step(held, held.at + 1);
  held.value.onkeydown = event => {
    const to = { ArrowLeft: held.at - 1, ArrowDown: held.at - 1, ArrowRight: held.at + 1, ArrowUp: held.at + 1, Home: 0, End: held.stops.length - 1 }[event.key];
    if (to === undefined || !held.free) return;
    event.preventDefault();
    step(held, to);
  };
  held.value.onpointerdown = event => dragFrom(held, event);
  return held;
}

// Say a sentence with its hand at a stop. `free`: whether the hand may move; `few`: whether the stops are buttons.
export function sayHeld(held, { text, stops, at, free, few, what, inks, look }) {
  Object.assign(held, { stops, at, free });
  const [before, after] = text.split('{hand}');
  rich(held.before, before, inks, look); rich(held.after, after, inks, look); rich(held.value, stops[at], inks, look);
  const slides = free && !few;
  held.hand.classList.toggle('free', slides);
  held.less.hidden = held.more.hidden = !slides;
  held.less.disabled = at === 0; held.more.disabled = at === stops.length - 1;
  const said = { role: 'slider', tabindex: 0, 'aria-label': what, 'aria-valuemin': 0, 'aria-valuemax': stops.length - 1, 'aria-valuenow': at, 'aria-valuetext': bare(stops[at]) };
  for (const [name, value] of Object.entries(said)) if (slides) held.value.setAttribute(name, value); else held.value.removeAttribute(name);
  held.choices.hidden = !(free && few);
  held.choices.setAttribute('aria-label', what);
  if (held.choices.children.length !== (few ? stops.length : 0)) {
    clear(held.choices);
    if (few) stops.forEach((_, k) => { make(held.choices, 'button', { type: 'button', role: 'radio' }).onclick = () => step(held, k); });
  }
  [...held.choices.children].forEach((button, k) => {
    rich(button, stops[k], inks, look);
    button.setAttribute('aria-checked', k === at);
  });
}

function step(held, to) {
  if (!held.free || to < 0 || to >= held.stops.length || to === held.at) return;
  held.moved(to);
  held.done();
}

function dragFrom(held, event) {
  if (!held.free || held.choices.children.length) return;
  const { value } = held, from = held.at, x = event.clientX;
  event.preventDefault();
  value.setPointerCapture(event.pointerId);
  value.focus({ preventScroll: true });
  value.onpointermove = ({ clientX }) => {
    const to = Math.max(0, Math.min(held.stops.length - 1, from + Math.round((clientX - x) / PER_STOP)));
    if (to !== held.at) held.moved(to);
  };
  value.onpointerup = value.onpointercancel = () => {
    value.onpointermove = value.onpointerup = value.onpointercancel = null;
    held.done();
  };
}

// **strong**, and *f* a quantity in its colour.
export function rich(node, text, inks, look) {
  clear(node);
  for (const part of text.split(/(\*\*.+?\*\*|\*[^*]+?\*)/)) {
    if (part.startsWith('**')) make(node, 'strong', { class: 'number' }, part.slice(2, -2));
    else if (part.startsWith('*')) make(node, 'i', inks[bare(part)] ? { style: `color:${look.ink(inks[bare(part)])}` } : {}, bare(part));
    else node.append(part);
  }
}

export function bare(text) { return text.replaceAll('*', ''); }
