// One unit at one word: what comes next, and every line of the step's arithmetic with its numbers. They come from Python.
import { clear, fill, make, quoted, theme } from '../../widgets/draw.js';
import { mount } from '../../widgets/mount.js';
import { bracket, percent, say } from '../../widgets/numbers.js';
import { receivePick, send } from '../../widgets/picks.js';

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'arithmetic', { build: root => ({ root, open: null, asked: null }), draw, resized: null }), root = state.root, look = theme(root);
  receivePick(state, data.picked, data.seen, setStateValue);
  const asked = `${data.place} ${data.unit} ${data.key_open}`;
  if (state.asked !== asked) { state.open = data.key_open; state.asked = asked; }
  const show = () => {
    clear(root);
    make(root, 'h3', {}, `At “${data.token}”, ${data.noun} ${data.place + 1} of ${data.length}`);
    make(root, 'p', { class: 'said' }, data.said);
    next(make(root, 'div', { class: 'next' }), data);
    make(root, 'h3', {}, `The arithmetic of unit ${data.unit} here`);
    for (const line of data.lines) put(line);
  };
  const put = line => {
    const box = make(root, 'div', { class: 'line', 'data-quantity': line.key }), open = state.open === line.key, ink = look.ink(line.ink);
    const button = make(box, 'button', { type: 'button', title: line.name });
    make(button, 'span', { class: 'value number', style: `color:${ink}` }, say(line.value));
    make(button, 'b', { style: `color:${ink}` }, line.symbol);
    if (line.worked) worked(button, line.worked); else squashed(button, line);
    if (!line.products) { button.style.cursor = 'default'; return; }
    button.setAttribute('aria-expanded', open);
    button.onclick = () => {
      state.open = open ? null : line.key;
      if (state.open) { state.picked = { opened: state.open }; state.queued = true; send(state); }
      show();
      root.querySelector(`[data-quantity="${line.key}"] button`).focus();
    };
    if (open) products(make(box, 'div', { class: 'products' }), line, look, ink);
  };
  state.show = show;
  draw(state);
  send(state);
}

function draw(state) { state.show(); }

function next(parent, { next: words, kind, ahead, unknown }) {
  make(parent, 'p', { class: 'quiet', style: 'display:block' }, ahead ? 'Expected next, before it is read:' : 'Its answer here:');
  for (const [word, chance] of words) {
    const row = make(parent, 'div');
    if (kind === 'number') { make(row, 'span', {}, word); make(row, 'span'); make(row, 'span', { class: 'number' }, say(chance)); continue; }
    make(row, 'span', { title: word }, quoted(word));
    make(make(row, 'span'), 'i', { style: `width:${Math.max(0.4, 100 * chance)}%` });
    make(row, 'span', { class: 'number' }, percent(chance));
  }
  if (unknown !== null) make(parent, 'p', { class: 'quiet', style: 'display:block' }, fill(TEXT.unknown, { chance: percent(unknown) }));
}

function worked(parent, pieces) {
  const symbols = pieces.map(p => p.symbol ?? p).join(''), numbers = pieces.map((p, k) => !p.symbol ? p : pieces[k - 1].endsWith('tanh(') ? say(p.value) : bracket(p.value)).join('');
  make(parent, 'span', { class: 'quiet' }, ` = ${symbols}`);
  make(parent, 'div', { class: 'number', style: 'white-space:normal' }, `= ${numbers}`);
}

function squashed(parent, line) {
  make(parent, 'span', { class: 'number' }, ` = ${squashOf(line)}`);
}

// A sum as it is squashed; some cells have sums that nothing squashes.
function squashOf({ squash, sum }) { return squash === 'linear' ? say(sum) : `${squash === 'sigmoid' ? 'σ' : 'tanh'}(${say(sum)})`; }

function products(parent, line, look, ink) {
  const most = Math.max(...line.products.map(p => Math.abs(p[3])), 1e-12);
  make(parent, 'div', { class: 'quiet' }, TEXT.products);
  for (const [label, weight, value, product] of line.products) {
    const row = make(parent, 'div', { class: 'row' }), share = 50 * Math.abs(product) / most;
    make(row, 'span', { title: label }, label);
    const sum = label === 'bias' ? say(product, 3) : `${say(weight, 3)} × ${bracket(value, 3)} = ${say(product, 3)}`;
    make(row, 'span', { class: 'number', 'data-product': product }, sum);
    make(make(row, 'span', { class: 'bar' }), 'i', { style: `${product < 0 ? 'right' : 'left'}:50%;width:${share}%;background:${product < 0 ? look.negative : ink}` });
  }
  if (line.rest[0]) {
    const row = make(parent, 'div', { class: 'row' });
    make(row, 'span', {}, fill(TEXT.rest, { count: line.rest[0] }));
    make(row, 'span', { class: 'number', 'data-product': line.rest[1] }, say(line.rest[1], 3));
  }
  if (line.zeros) make(parent, 'div', { class: 'quiet' }, fill(TEXT.zeros, { count: line.zeros }));
  const sum = make(parent, 'div', { class: 'row sum' });
  make(sum, 'span', {}, 'sum');
  make(sum, 'span', { class: 'number' }, say(line.sum));
  make(parent, 'div', { class: 'number' }, `${line.symbol} = ${squashOf(line)}${line.squash === 'linear' ? '' : ` = ${say(line.value)}`}`);
  make(parent, 'div', { class: 'quiet' }, line.groups.map(([name, sum]) => `${name} ${say(sum, 2)}`).join(' · '));
}
