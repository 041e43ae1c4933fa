// What Streamlit does for the app's components in a page of its own: a place for each, what it is sent, and what it says.
import { make } from '../../widgets/draw.js';

// Mount the component `shown` of the name at the end of `parent`: a function that draws it with its data. What it says under
// `channel`, "picked" or "live", goes to `heard`.
export function stage(parent, { shown, style, name, channel }, heard = () => {}) {
  const host = make(parent, 'div'), root = host.attachShadow({ mode: 'open' });
  make(root, 'style', {}, style);
  make(root, 'div', { class: name });
  let seen = 0, data = null;
  const tell = (where, message) => queueMicrotask(() => {
    if (where !== channel || message.number <= seen) return;
    seen = message.number;
    heard(message);
    draw(data);
  });
  const draw = now => { data = now; shown({ data: { ...data, seen }, parentElement: root, setStateValue: tell }); };
  return Object.assign(draw, { host });
}

// Pictures measure their words, so they are drawn when the letters in the file are there; or without them, if they are not.
export function lettersReady(then) { document.fonts.load('16px "Source Sans"').then(then, then); }
