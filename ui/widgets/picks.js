// What is picked in a component goes to Python, and comes back with its answer.
import { theme } from './draw.js';
import { mount, whenLeft, whole } from './mount.js';

// What Streamlit calls for a component that tells Python what is picked. Where it has `show`, which draws what depends on the
// pick, the rest is drawn again only where it has changed. `of` says what is shown; `begin` returns what ends what it began.
export function pickComponent(name, { show, of = () => '', begin, ...hooks }) {
  return ({ data, parentElement, setStateValue }) => {
    const state = mount(parentElement, name, hooks), { picked, seen, ...picture } = whole(state.root, data), { drawn: text, ...own } = data;
    receivePick(state, picked, seen, setStateValue, of(picture));
    state.data = picture;
    state.look = theme(state.root);  // once: asking the browser for it makes it lay out all that has changed
    const drawn = show && JSON.stringify(text ? { ...own, picked: 0, seen: 0 } : picture) + (text ?? '') + state.look.page;
    if (show && state.drawn === drawn && state.wide === state.root.clientWidth) show(state); else hooks.draw(state);
    state.drawn = drawn;
    send(state);
    const end = begin?.(state);
    return () => { state.leave(); end?.(); };
  };
}

// What Python says is picked, at each run, and the number of the last message it has acted upon. While one is under way or
// waiting, or the hand is still dragging (state.dragging), the visitor has moved on since. What Python has answered otherwise
// holds; and of another picture, `of`, nothing was picked yet: what waits was meant for the one before.
export function receivePick(state, picked, seen, set, of = '') {
  if (!state.waiting) { state.waiting = []; whenLeft(state, () => forgetPicks(state)); }
  state.told = picked;
  state.set = set;
  if (state.seen === undefined || seen < state.seen) {  // a new session counts from the start, and knows nothing of what was under way
    if (state.sent) state.waiting.unshift(state.sent);
    state.number = seen; state.sent = null;
  }
  state.seen = seen;
  if (state.sent && seen >= state.number) state.sent = null;
  if (state.of !== of) { state.of = of; state.waiting.length = 0; state.queued = state.dragging = false; }
  else if (state.dragging || unheard(state)) return;
  state.picked = { ...picked };
}

function unheard(state) { return state.queued || state.sent !== null || state.waiting.length > 0; }

function text(picked) { return Object.entries(picked).sort().join(' '); }

// Tell Python what is picked: every pick, in order, one under way at a time, and again if no answer comes. Of what moves
// (state.moving: a key held down, a slider dragged) only the latest is told. Of a picture that is gone the answer comes to
// the one in its place: saying it again would undo whatever was done since.
export function send(state) {
  if (state.queued) {
    if (state.moving && state.waiting.at(-1)?.moving) state.waiting.pop();
    state.waiting.push({ picked: { ...state.picked }, moving: state.moving });
    state.queued = state.moving = false;
  }
  while (state.sent === null && state.waiting.length) {
    const one = state.waiting.shift();
    if (text(one.picked) !== text(state.told)) tellPick(state, one);
  }
}

function tellPick(state, one) {
  const number = ++state.number;
  state.sent = one;
  state.set('picked', { ...one.picked, number });
  setTimeout(() => {
    if (state.sent !== one || state.number !== number || !state.root.isConnected) return;
    state.sent = null; state.waiting.unshift(one);
    send(state);
  }, 1500);
}

function forgetPicks(state) {
  state.waiting.length = 0; state.sent = null; state.queued = false;
  state.picked = { ...state.told };
  state.draw(state);
}
