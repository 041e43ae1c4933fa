// The memory ribbon: under the words, whose writing the memory behind the answer consists of. Numbers come from Python.
import { bands, stacked } from '../../widgets/bands.js';
import { clear, cue, cut, FONT, make, mount, place, savers, setText, SVG, theme, width } from '../../widgets/draw.js';

const HEAD = 40, BODY = 210, FOOT = 20;

export default function ({ data, parentElement }) {
  const me = mount(parentElement, 'ribbon', { build, draw });
  me.data = data;
  draw(me);
  return me.leave;
}

function build(root) {
  const me = { root };
  me.answer = make(root, 'div', { class: 'answer' });
  me.scroll = make(root, 'div', { class: 'plot', tabindex: 0, role: 'group', 'aria-label': 'memory ribbon' });
  me.svg = make(me.scroll, 'svg', { role: 'img', xmlns: SVG, 'font-family': FONT });
  savers(make(root, 'div', { class: 'tools' }), () => [backed(me), 'memory-ribbon']);
  return me;
}

function layout(me) {
  const { tokens, answer } = me.data;
  me.wide = me.root.clientWidth;
  let word, spare;
  const fits = (size, between) => {  // whether all is in view with letters of this size
    me.font = size; word = `600 ${size}px ${FONT}`;
    me.tail = Math.max(width(answer.word, `700 ${2 * size}px ${FONT}`), width(answer.text, word)) + 46;
    spare = (me.wide - me.tail - tokens.reduce((sum, token) => sum + Math.min(260, width(token, word)), 0)) / tokens.length;
    return spare >= between;
  };
  const sizes = me.wide < 620 ? [18] : [23, 20, 18];
  if (!sizes.some(size => fits(size, 9)) && !fits(sizes.at(-1), 6)) fits(sizes[0], 9);
  const pad = spare >= 6 ? Math.min(60, spare) : 9;
  me.left = []; let x = 0;
  me.widths = tokens.map(token => { me.left.push(x); const w = Math.min(260, width(token, word)) + pad; x += w; return w; });
  me.end = x; me.full = Math.max(me.wide, x + me.tail); me.word = word;
}

function draw(me) {
  layout(me);
  const { svg, data } = me, look = theme(me.root), high = HEAD + BODY + FOOT;
  clear(svg);
  setText(me.answer, me.full > me.wide + 4 ? `→ ${data.answer.word}, ${data.answer.text}` : '');  // else it stands beside the band
  svg.setAttribute('width', me.full); svg.setAttribute('height', high); svg.setAttribute('aria-label', data.alt);
  make(svg, 'title', {}, data.alt);
  const leading = new Set(data.bands.map(band => band.writer));
  data.tokens.forEach((token, t) => make(svg, 'text', {
    x: me.left[t] + me.widths[t] / 2, y: me.font + 2, 'text-anchor': 'middle', 'font-size': me.font, 'font-weight': leading.has(t) ? 800 : 500,
    fill: leading.has(t) ? look.ink(data.ink) : look.text }, cut(token, 260, me.word)));
  const { up, down } = stacked(data), highest = Math.max(...up, 0.5), low = Math.min(...down, 0), last = data.tokens.length - 1;
  const y = value => HEAD + BODY * (highest - value) / (highest - low);
  bands(svg, me, data, y, data.ink, look);
  make(svg, 'line', { x1: 0, x2: me.end, y1: y(0), y2: y(0), stroke: look.line, 'stroke-width': 1.5 });
  const covered = up.some((value, t) => me.left[t] < 160 && y(value) < y(0) - 8);  // then its words stand under the line
  make(svg, 'text', { x: 0, y: y(0) + (covered ? 19 : -8), 'font-size': 16, fill: look.quiet }, `↑ speaks for “${data.answer.word}”`);
  if (low < -0.15 * highest) make(svg, 'text', { x: 0, y: high - 2, 'font-size': 16, fill: look.quiet }, '↓ speaks against it');
  cue(me.scroll);
  const x = me.end + 14, middle = HEAD + BODY / 2;
  make(svg, 'path', { d: `M${me.end + 2},${y(up[last])} L${me.end + 16},${middle} L${me.end + 2},${y(0)} Z`, fill: data.ink[0], 'fill-opacity': 0.5 });
  make(svg, 'text', { x: x + 14, y: middle + 6, 'font-size': 2 * me.font, 'font-weight': 750, fill: look.text, 'data-role': 'answer' }, data.answer.word);
  make(svg, 'text', { x: x + 14, y: middle + 6 + 1.5 * me.font, 'font-size': me.font, fill: look.text, 'data-role': 'chance' }, data.answer.text);
}

function backed(me) {
  const svg = make(null, 'svg', { xmlns: SVG, width: me.full + 24, height: HEAD + BODY + FOOT + 24, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: theme(me.root).page });
  place(me.svg, make(svg, 'g', { transform: 'translate(12,12)' }));
  return svg;
}
