// Shared by the components: making SVG, reading the theme, saving a picture. It draws; it computes no network.
export const SVG = 'http://www.w3.org/2000/svg';
export const FONT = '"Source Sans", "Source Sans Pro", system-ui, sans-serif';

export function make(parent, tag, attributes = {}, text) {
  const node = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) setText(node, text);
  if (parent) parent.appendChild(node);
  return node;
}
const SVG_TAGS = new Set(['svg', 'g', 'rect', 'line', 'path', 'text', 'circle', 'title', 'desc', 'polyline', 'polygon', 'tspan', 'image']);

// Never innerHTML: a visitor's words stay words.
export function setText(node, text) { node.textContent = isolated(String(text)); }

// As lstm.figures.directions.isolated: words written from right to left are set apart, so that all around them stays in order.
const FIRST = '\u2068', LAST = '\u2069';
const LEFTWARDS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
function isolated(text) {
  if (!LEFTWARDS.test(text)) return text;
  const done = [];
  let run = [];
  const close = () => { done.push(...together(run)); run = []; };
  text.split(/(\u2068[^\u2069]*\u2069|“[^“”\u2068]*”|\s+)/).forEach((part, k) => {
    const space = /^\s+$/.test(part), whole = k % 2 && !space, leftwards = LEFTWARDS.test(part);
    if (space || (leftwards && !whole)) return run.push(part);
    if (part) { close(); done.push(whole && leftwards && part[0] === '“' ? `“${FIRST}${part.slice(1, -1)}${LAST}”` : part); }
  });
  close();
  return done.join('');
}

function together(run) {
  if (!run.some(part => LEFTWARDS.test(part))) return run;
  const whole = run.join(''), bare = whole.trim(), start = whole.indexOf(bare);
  let [, before, word, after] = bare.match(/^([.,;:!?…]*)(.*?)([.,;:!?…]*)$/s);
  if (/^[([]/.test(word) && !/[)\]]/.test(word)) [before, word] = [before + word[0], word.slice(1)];
  if (/[)\]]$/.test(word) && !/[([]/.test(word)) [word, after] = [word.slice(0, -1), word.at(-1) + after];
  return [whole.slice(0, start), before, FIRST, word, LAST, after, whole.slice(start + bare.length)];
}

export function clear(node) { while (node.firstChild) node.removeChild(node.firstChild); }

export function theme(root) {
  const style = getComputedStyle(root);
  const read = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const page = read('--st-background-color', '#ffffff');
  const channels = page.startsWith('#')
    ? [1, 3, 5].map(k => parseInt(page.slice(k, k + 2), 16))
    : (page.match(/\d+/g) || [255, 255, 255]).map(Number);
  const dark = channels[0] + channels[1] + channels[2] < 384;
  return {
    dark, page, text: read('--st-text-color', dark ? '#e8ebef' : '#1b1f24'),
    soft: read('--st-secondary-background-color', dark ? '#1a1f26' : '#f4f5f7'),
    line: read('--st-border-color', dark ? '#3a424d' : '#c9ced6'), accent: read('--st-primary-color', '#0b5fa5'),
    quiet: dark ? '#aab2bd' : '#5a626d', negative: dark ? '#a9b4c2' : '#4a5568',
    ink: triple => triple[dark ? 2 : 1],
  };
}

const ruler = document.createElement('canvas').getContext('2d');
export function width(text, font) { ruler.font = font; return ruler.measureText(text).width; }

export function cut(text, most, font) {
  if (width(text, font) <= most) return text;
  const letters = [...text];
  while (letters.length > 1 && width(letters.join('') + '…', font) > most) letters.pop();
  return letters.join('') + '…';
}

// A picture's nodes into another SVG, each text held to the width it has on the screen, whatever font draws it there.
export function place(from, to) {
  const live = [...from.querySelectorAll('text')];
  for (const node of from.childNodes) to.appendChild(node.cloneNode(true));
  [...to.querySelectorAll('text')].forEach((copy, k) => {
    if (live[k].textContent) { copy.setAttribute('textLength', live[k].getComputedTextLength().toFixed(1)); copy.setAttribute('lengthAdjust', 'spacingAndGlyphs'); }
  });
}

function save([svg, name], kind) {
  const [wide, high] = ['width', 'height'].map(side => +svg.getAttribute(side));
  svg.setAttribute('viewBox', `0 0 ${wide} ${high}`);
  const blob = new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
  if (kind === 'svg') return offer(blob, `${name}.svg`);
  const picture = new Image(), address = URL.createObjectURL(blob);
  picture.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = 2 * wide; canvas.height = 2 * high;
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob(png => offer(png, `${name}.png`), 'image/png');
  };
  picture.src = address;
}

export function offer(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob); link.download = name; link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// Two buttons that save what `made()` returns: a picture and its file name.
export function savers(parent, made) {
  for (const kind of ['svg', 'png']) {
    const button = make(parent, 'button', { type: 'button', 'aria-label': `Save this picture as ${kind.toUpperCase()}` }, kind.toUpperCase());
    button.onclick = () => save(made(), kind);
  }
}

// Where a picture is wider than its place, its edge fades for as long as there is more to see, and keys can scroll it.
export function cue(scroller) {
  const show = () => {
    scroller.classList.toggle('more', scroller.scrollLeft + scroller.clientWidth < scroller.scrollWidth - 4);
    scroller.classList.toggle('gone', scroller.scrollLeft > 4);
    if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0; else scroller.removeAttribute('tabindex');
  };
  scroller.onscroll = show;
  requestAnimationFrame(show);
}

// A mark on its own is hard to see in a sentence: quote it.
export function quoted(word) { return /[\p{L}\p{N}]/u.test(word) ? word : `“${word}”`; }

// A component where Streamlit puts it: `build(root)` makes it once, and `draw(me)` draws it, also when its width changes,
// unless `resized(me)` says what is done then. me.leave() ends what mounting began.
export function mount(parent, name, { build, draw, resized = me => { if (me.wide !== me.root.clientWidth) draw(me); } }) {
  const root = parent.querySelector(`.${name}`), me = root.me ??= Object.assign(build(root), { draw });
  if (resized) {
    me.sized ??= new ResizeObserver(() => resized(me));
    me.sized.observe(root);
  }
  me.leave = () => me.sized.disconnect();
  return me;
}

// What Python says is picked, at each run, and the number of the last message it has acted upon. While one is under way or
// waiting, the visitor has moved on since. What Python has answered otherwise holds; and of another picture, `of`, nothing
// was picked yet: what waits was meant for the one before.
export function hear(me, picked, seen, set, of = '') {
  if (!me.waiting) { me.waiting = []; whenLeft(me, () => forgetPicks(me)); }
  me.told = picked;
  me.set = set;
  if (me.seen === undefined || seen < me.seen) {  // a new session counts from the start, and knows nothing of what was under way
    if (me.sent) me.waiting.unshift(me.sent);
    me.number = seen; me.sent = null;
  }
  me.seen = seen;
  if (me.sent && seen >= me.number) me.sent = null;
  if (me.of !== of) { me.of = of; me.waiting.length = 0; me.queued = false; }
  else if (unheard(me)) return;
  me.picked = { ...picked };
}

function unheard(me) { return me.queued || me.sent !== null || me.waiting.length > 0; }

function text(picked) { return Object.entries(picked).sort().join(' '); }

// Tell Python what is picked: every pick, in order, one under way at a time, and again if no answer comes. Of what moves
// (me.moving: a key held down, a slider dragged) only the latest is told.
export function send(me) {
  if (me.queued) {
    if (me.moving && me.waiting.at(-1)?.moving) me.waiting.pop();
    me.waiting.push({ picked: { ...me.picked }, moving: me.moving });
    me.queued = me.moving = false;
  }
  while (me.sent === null && me.waiting.length) {
    const one = me.waiting.shift();
    if (text(one.picked) !== text(me.told)) tellPick(me, one);
  }
}

function tellPick(me, one) {
  const number = ++me.number;
  me.sent = one;
  me.set('picked', { ...one.picked, number });
  setTimeout(() => {
    if (me.sent !== one || me.number !== number) return;
    me.sent = null; me.waiting.unshift(one);
    send(me);
  }, 1500);
}

// Back and Forward: what was not heard by then belongs to a link that is left, and is not told any more.
export function whenLeft(me, forget) {
  const leave = () => { if (me.root.isConnected) forget(); else window.removeEventListener('popstate', leave); };
  window.addEventListener('popstate', leave);
}

function forgetPicks(me) {
  me.waiting.length = 0; me.sent = null; me.queued = false;
  me.picked = { ...me.told };
  me.draw(me);
}
