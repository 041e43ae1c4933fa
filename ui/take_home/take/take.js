// What can be taken home: a press asks Python for a file, and the file that comes back is saved.
import { make, setText } from '../../widgets/draw.js';
import { download } from '../../widgets/export.js';
import { mount } from '../../widgets/mount.js';

const KINDS = [['class', TEXT.class], ['notebook', TEXT.notebook], ['file', TEXT.file], ['course', TEXT.course]];
const NAMES = { class: 'Worksheets for a class of', notebook: 'Notebook', file: 'The app in one file', course: 'The course in one file' };
const MOST = 40, READ = 10_000;  // milliseconds in which what was said is read

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'take', { build, draw: () => {}, resized: null });
  state.set = setStateValue;
  if (data.answer && data.answer.number === state.number) answered(state, data.answer);
  return state.leave;
}

function build(root) {
  const state = { root, number: 0 };
  const sheet = make(root, 'button', { type: 'button', title: TEXT.sheet }, 'Worksheet');
  sheet.onclick = () => ask(state, 'sheet');
  const open = make(root, 'button', { type: 'button', 'aria-haspopup': 'dialog' }, 'Take home');
  state.menu = make(root, 'div', { popover: 'auto', role: 'dialog', 'aria-label': 'Take home' });
  open.popoverTargetElement = state.menu;
  for (const [kind, about] of KINDS) row(state, kind, about);
  const fold = make(state.menu, 'details');
  make(fold, 'summary', {}, 'Cite this');
  state.cite = make(fold, 'pre');
  fold.ontoggle = () => { if (fold.open) ask(state, 'cite'); };
  state.told = make(root, 'span', { class: 'told quiet', role: 'status' });
  return state;
}

function row(state, kind, about) {
  const box = make(state.menu, 'p'), button = make(box, 'button', { type: 'button', 'data-take': kind }, NAMES[kind]);
  let count = null;
  if (kind === 'class') {
    count = make(box, 'input', { type: 'text', inputmode: 'numeric', 'aria-label': 'How many worksheets', value: 24 });
    count.onchange = () => count.setAttribute('aria-invalid', !fits(count));
  }
  make(box, 'span', { class: 'quiet' }, about);
  button.onclick = () => { if (!count || fits(count)) ask(state, kind, count ? +count.value : 1); else count.setAttribute('aria-invalid', true); };
}

function fits(count) { return /^\d{1,2}$/.test(count.value) && +count.value >= 2 && +count.value <= MOST; }

function ask(state, what, count = 1) {
  state.number = Date.now();  // unlike any that came before, also in a visit that is taken up again
  if (what !== 'cite') setText(state.told, 'One moment …');
  state.set('asked', { what, count, link: location.href, number: state.number });
}

function answered(state, { name, text, said, cite }) {
  if (state.done === state.number) return;
  state.done = state.number;
  if (cite) setText(state.cite, cite);
  setText(state.told, said);
  clearTimeout(state.fading);
  state.fading = setTimeout(() => setText(state.told, ''), READ);
  if (!text) return;
  download(new Blob([text], { type: name.endsWith('.html') ? 'text/html' : 'application/x-ipynb+json' }), name);
  state.menu.hidePopover();
}
