// Shared by the components: making SVG, reading the theme, measuring text. It draws; it computes no network.
export const SVG = 'http://www.w3.org/2000/svg';
export const FONT = '"Source Sans", "Source Sans Pro", system-ui, sans-serif';

export function make(parent, tag, attributes = {}, text) {
  const node = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  setAll(node, attributes);
  if (text !== undefined) setText(node, text);
  if (parent) parent.appendChild(node);
  return node;
}
export function setAll(node, attributes) { for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value); }

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

// Where a picture is wider than its place, its edge fades for as long as there is more to see, and keys can scroll it.
export function fadeEdges(scroller) {
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
