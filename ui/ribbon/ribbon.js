// The memory ribbon: under the words, whose writing the memory behind the answer consists of. Numbers come from Python.
const HEAD = 40, BODY = 210, FOOT = 20;
const FADES = [1, 0.62, 0.4, 0.25];

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.ribbon');
  const me = root.me ??= build(root);
  me.data = data;
  draw(me);
  me.sized ??= new ResizeObserver(() => { if (me.wide !== root.clientWidth) draw(me); });
  me.sized.observe(root);
  return () => me.sized.disconnect();
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
  me.font = me.wide < 620 ? 18 : 23;
  const word = `600 ${me.font}px ${FONT}`, total = tokens.reduce((sum, token) => sum + Math.min(260, width(token, word)), 0);
  me.tail = Math.max(width(answer.word, `700 ${2 * me.font}px ${FONT}`), width('99.9 %', word)) + 46;
  const pad = Math.max(9, Math.min(60, (me.wide - me.tail - total) / tokens.length));
  me.left = []; let x = 0;
  me.widths = tokens.map(token => { me.left.push(x); const w = Math.min(260, width(token, word)) + pad; x += w; return w; });
  me.end = x; me.full = Math.max(me.wide, x + me.tail); me.word = word;
}

function draw(me) {
  layout(me);
  const { svg, data } = me, look = theme(me.root), high = HEAD + BODY + FOOT;
  clear(svg);
  me.answer.textContent = me.full > me.wide + 4 ? `→ ${data.answer.word}, ${percent(data.answer.chance)}` : '';  // else it stands beside the band
  svg.setAttribute('width', me.full); svg.setAttribute('height', high); svg.setAttribute('aria-label', data.alt);
  make(svg, 'title', {}, data.alt);
  const leading = new Map(data.bands.map((band, k) => [band.writer, k]));
  data.tokens.forEach((token, t) => make(svg, 'text', {
    x: me.left[t] + me.widths[t] / 2, y: me.font + 2, 'text-anchor': 'middle', 'font-size': me.font, 'font-weight': leading.has(t) ? 800 : 500,
    fill: leading.has(t) ? look.ink(data.ink) : look.text }, cut(token, 260, me.word)));
  const stack = [{ writer: -1, support: data.others }, ...data.bands], T = data.tokens.length;
  const up = new Array(T).fill(0), down = new Array(T).fill(0);
  const heights = stack.map(band => band.support.map((value, t) => {
    const side = value >= 0 ? up : down, from = side[t];
    side[t] += value;
    return [from, side[t]];
  }));
  const high_ = Math.max(...up, 0.5), low = Math.min(...down, 0), y = value => HEAD + BODY * (high_ - value) / (high_ - low);
  stack.forEach((band, k) => {
    const other = band.writer < 0, rank = other ? 0 : data.ranks[k - 1];
    const band_ = make(svg, 'path', { d: area(me, heights[k], band.writer, y), 'data-writer': band.writer, fill: other ? look.quiet : data.ink[0],
      'fill-opacity': other ? 0.35 : FADES[rank] });
    make(band_, 'title', {}, other ? 'written at all other words' : `written at “${data.tokens[band.writer]}”: ${percent(data.shares[k - 1])}`);
    if (other) return;
    const t = T - 1, thick = Math.abs(y(heights[k][t][0]) - y(heights[k][t][1])), share = percent(data.shares[k - 1]);
    const say_ = `written at “${cut(data.tokens[band.writer], 160, me.word)}”: ${share}`;
    const room = me.end - me.left[band.writer] - 30;
    if (thick > 20 && width(say_, `600 18px ${FONT}`) < room) make(svg, 'text', { x: me.end - 18, y: (y(heights[k][t][0]) + y(heights[k][t][1])) / 2 + 6,
      'text-anchor': 'end', 'font-size': 18, 'font-weight': 600, fill: look.dark && rank > 0 ? look.text : '#14181d' }, say_);
  });
  make(svg, 'line', { x1: 0, x2: me.end, y1: y(0), y2: y(0), stroke: look.line, 'stroke-width': 1.5 });
  make(svg, 'text', { x: 0, y: y(0) - 8, 'font-size': 16, fill: look.quiet }, `↑ speaks for “${data.answer.word}”`);
  if (low < -0.15 * high_) make(svg, 'text', { x: 0, y: high - 2, 'font-size': 16, fill: look.quiet }, '↓ speaks against it');
  cue(me.scroll);
  const x = me.end + 14, middle = HEAD + BODY / 2;
  make(svg, 'path', { d: `M${me.end + 2},${y(up[T - 1])} L${me.end + 16},${middle} L${me.end + 2},${y(0)} Z`, fill: data.ink[0], 'fill-opacity': 0.5 });
  make(svg, 'text', { x: x + 14, y: middle + 6, 'font-size': 2 * me.font, 'font-weight': 750, fill: look.text, 'data-role': 'answer' }, data.answer.word);
  make(svg, 'text', { x: x + 14, y: middle + 6 + 1.5 * me.font, 'font-size': me.font, fill: look.text, 'data-role': 'chance' }, percent(data.answer.chance));
}

// One band as a closed curve: flat over each word, turning between words.
function area(me, heights, writer, y) {
  const first = Math.max(0, writer), points = [];
  for (let t = first; t < heights.length; t++) {
    const turn = Math.min(me.widths[t] * 0.25, 10);
    points.push([me.left[t] + turn, heights[t]], [me.left[t] + me.widths[t] - (t === heights.length - 1 ? 0 : turn), heights[t]]);
  }
  const line = (list, k) => list.map(([x, h], j) => {
    if (!j) return `${x.toFixed(1)},${y(h[k]).toFixed(1)}`;
    const [before, old] = list[j - 1], bend = (before + x) / 2;
    return `C${bend.toFixed(1)},${y(old[k]).toFixed(1)} ${bend.toFixed(1)},${y(h[k]).toFixed(1)} ${x.toFixed(1)},${y(h[k]).toFixed(1)}`;
  }).join(' ');
  return `M${line(points, 1)} L${line([...points].reverse(), 0)} Z`;
}

function backed(me) {
  const svg = make(null, 'svg', { xmlns: SVG, width: me.full + 24, height: HEAD + BODY + FOOT + 24, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: theme(me.root).page });
  place(me.svg, make(svg, 'g', { transform: 'translate(12,12)' }));
  return svg;
}
