// Parts of the input against units and words; and a ladder of transplants. All numbers come from Python.
import { clear, FONT, make, width } from '../../../widgets/draw.js';
import { percent, say } from '../../../widgets/numbers.js';
import { pickComponent, send } from '../../../widgets/picks.js';

export default pickComponent('moved', { build: root => ({ root }), draw });

function draw(state) {
  const { root, data } = state, again = root.getRootNode().activeElement?.dataset.row;
  if (!root.clientWidth) return;  // not on the screen yet, or no more
  state.wide = root.clientWidth;
  clear(root);
  if (data.moves) table(state, data.moves); else ladder(state, data.grafts, data.size);
  if (root.scrollWidth > root.clientWidth) root.tabIndex = 0; else root.removeAttribute('tabindex');
  if (again !== undefined) root.querySelector(`[data-row="${again}"]`)?.focus();
}

function table(state, { rows, most, units, said, ink }) {
  const box = make(state.root, 'table'), head = make(make(box, 'thead'), 'tr'), body = make(box, 'tbody');
  make(head, 'th', { scope: 'col' }, 'change');
  const across = said.reduce((sum, word) => sum + Math.max(14, width(word, `17px ${FONT}`)) + 8, 370);
  const narrow = state.wide < across;  // then the words of the answer stand under the units
  make(head, 'th', { scope: 'col', class: 'units' }, `moves of ${units.length} units${narrow ? ', and changes in the answer' : ''}`);
  if (!narrow) make(head, 'th', { scope: 'col', colspan: said.length }, 'and changes in the answer');
  const cell = Math.max(6, Math.min(14, Math.floor(230 / units.length)));
  rows.forEach((one, k) => {
    const row = make(body, 'tr'), here = +state.picked.place >= one.place[0] && +state.picked.place < one.place[1] && state.picked.place !== '';
    const button = make(make(row, 'th', { scope: 'row' }), 'button', { type: 'button', 'aria-pressed': here, 'data-row': k }, one.name);
    button.onclick = () => { state.picked = { place: one.place[0] }; state.queued = true; draw(state); send(state); };
    const moves = make(row, 'td', { class: 'units' }), svg = make(moves, 'svg', { width: cell * units.length, height: 22, role: 'img', 'aria-label': `how far each unit moves, ${say(most, 2)} at most` });
    make(svg, 'rect', { x: 0, y: 1, width: cell * units.length, height: 20, fill: state.look.soft });
    one.memory.forEach((value, u) => {
      const rect = make(svg, 'rect', { x: cell * u, y: 1, width: cell - 1, height: 20, fill: ink[0], 'fill-opacity': (value / most).toFixed(3), 'data-unit': units[u] });
      make(rect, 'title', {}, `unit ${units[u]} moves by ${say(value, 2)} on average`);
    });
    const words = narrow ? make(moves, 'div', { class: 'words' }) : row;
    one.words.forEach((share, w) => make(words, narrow ? 'span' : 'td', { class: 'word', 'data-share': share, title: `another word in ${percent(share)} of ${one.others} changes`, style: `background:color-mix(in srgb, ${state.look.accent} ${Math.round(45 * share)}%, transparent)` }, said[w]));
  });
}

function ladder(state, steps, size) {
  const box = make(state.root, 'table', { class: 'ladder' }), body = make(box, 'tbody');
  for (const step of steps) {
    const row = make(body, 'tr'), span = step.from === step.to ? `${step.from}` : `${step.from}–${step.to}`;
    make(row, 'td', { class: 'number quiet' }, `${span} of ${size}`);
    const words = make(row, 'td');
    for (const one of step.words) make(words, 'b', { class: one.other ? 'other' : one.own ? 'own' : 'neither' }, one.text);
  }
}
