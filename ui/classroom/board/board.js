// The code of the room, how many have answered, and the votes once they are shown. The key of a class stays in this browser.
import { drawVotes } from './votes.js';
import { clear, make, theme } from '../../widgets/draw.js';
import { mount } from '../../widgets/mount.js';

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'board', { build: root => ({ root }), draw });
  state.data = data;
  const name = `class ${data.room}`, kept = localStorage.getItem(name);
  if (data.key) localStorage.setItem(name, data.key);
  const known = data.key || kept;
  if (known && state.told !== name) { state.told = name; setStateValue('remembered', { room: data.room, key: known }); }  // a new session hears it first
  draw(state);
  return state.leave;
}

function draw(state) {
  const { root, data } = state, { size, path } = data.code, text = JSON.stringify(data) + root.clientWidth + theme(root).page;
  if (state.shown === text) return;
  state.shown = text;
  clear(root);
  const code = make(root, 'svg', { viewBox: `-4 -4 ${size + 8} ${size + 8}`, class: 'code', role: 'img', 'aria-label': data.address });
  make(code, 'path', { d: path });
  make(root, 'p', { class: 'address' }, data.address);
  make(root, 'p', { class: 'line', role: 'status' }, data.line);
  if (data.picture) drawVotes(root, data.picture, theme(root));
  if (data.key && data.copies) copies(root, data);
}

// A presenter's link for another browser, with the key: copied, and shown nowhere.
function copies(root, data) {
  const button = make(root, 'button', { type: 'button' }, TEXT.copy);
  button.onclick = () => {
    const link = new URL(location.href), hold = document.body.appendChild(document.createElement('textarea'));
    link.searchParams.set('class_key', data.key);
    hold.value = link.href;
    hold.style.cssText = 'position: fixed; top: -99px';
    hold.select();
    button.textContent = document.execCommand('copy') ? TEXT.copied : TEXT.uncopied;  // clipboard needs https, a room has none
    hold.remove();
    button.focus();
  };
}
