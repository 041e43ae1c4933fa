// A training under way: its curves above, and under them one held-out example with its gates, redrawn as they form.
const SMALL = `16px ${FONT}`, CURVES = 150, GAP = 10;

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.train'), me = root.me ??= build(root);
  me.data = data;
  draw(me);
  me.sized ??= new ResizeObserver(() => { if (me.wide !== root.clientWidth) draw(me); });
  me.sized.observe(root);
  return () => me.sized.disconnect();
}

function build(root) {
  const me = { root };
  me.curves = make(root, 'svg', { role: 'img' });
  me.scroll = make(root, 'div', { class: 'scroll' });
  me.example = make(me.scroll, 'svg', { role: 'img', 'aria-label': 'One held-out example' });
  me.heats = new Map();
  return me;
}

function draw(me) {
  me.wide = me.root.clientWidth;
  me.look = theme(me.root);
  progress(me);
  example(me);
  cue(me.scroll);
}

function panel(me, x, wide, [xs, ys], { title, low, high, colour, lines, most }) {
  const { curves, look } = me, at = (u, v) => [x + 44 + (wide - 60) * u / most, 28 + (CURVES - 54) * (1 - (Math.max(low, Math.min(high, v)) - low) / (high - low))];
  make(curves, 'text', { x, y: 16, 'font-size': 16, 'font-weight': 650, fill: look.text }, title);
  for (const [level, name] of lines) {
    const y = at(0, level)[1];
    make(curves, 'line', { x1: x + 44, x2: x + wide - 16, y1: y, y2: y, stroke: name ? look.quiet : look.line, 'stroke-dasharray': name ? '4 4' : '' });
    make(curves, 'text', { x: name ? x + wide - 18 : x + 38, y: name ? y - 4 : y + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, name || brief(level));
  }
  const points = xs.map((u, k) => at(u, ys[k]).map(v => v.toFixed(1)).join());
  make(curves, 'polyline', { points: points.join(' '), fill: 'none', stroke: colour, 'stroke-width': 2.5, 'stroke-linejoin': 'round' });
  if (points.length) {
    const [cx, cy] = points.at(-1).split(',');
    make(curves, 'circle', { cx, cy, r: 4.5, fill: colour });
  }
  const shown = at(me.data.shown, low)[0];
  make(curves, 'line', { x1: shown, x2: shown, y1: 22, y2: CURVES - 26, stroke: look.text, 'stroke-width': 1.5 });
  make(curves, 'text', { x: x + wide - 16, y: CURVES - 6, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, `${most} updates`);
}

function progress(me) {
  const { data, curves, look } = me, { metric } = data, most = Math.max(10, ...data.value[0], ...data.loss[0]);
  clear(curves);
  curves.setAttribute('width', me.wide); curves.setAttribute('height', CURVES); curves.setAttribute('font-family', FONT);
  curves.setAttribute('aria-label', data.alt);
  const wide = me.wide < 620 ? me.wide : me.wide / 2 - 10, share = metric.better === 'higher';
  const highest = share ? 1 : Math.max(metric.control, metric.solved, ...data.value[1]) * 1.05;
  panel(me, 0, wide, data.value, { title: `${metric.name} on held-out examples`, low: 0, high: highest, colour: look.accent, most,
    lines: [[0, ''], [highest, ''], [metric.solved, 'solved'], [metric.control, 'without memory']] });
  if (me.wide < 620) return;
  const top = Math.max(0.01, ...data.loss[1]);
  panel(me, wide + 20, wide, data.loss, { title: 'loss on the training batches', low: 0, high: top, colour: look.quiet, most, lines: [[0, ''], [top, '']] });
}

// The example: what is read, what is answered, and every gate of every unit, column by column.
function example(me) {
  const { data, look } = me, svg = me.example, [steps, units] = data.shape, margin = me.wide < 620 ? 34 : 150;
  const longest = data.read.tokens ? Math.max(...data.read.tokens.map(word => width(word, SMALL))) : 0;
  const column = Math.max(longest > 14 ? Math.min(longest + 8, 90) : 4, Math.min(60, (me.wide - margin - 12) / steps));
  const row = Math.max(3, Math.min(10, Math.floor(72 / units))), full = margin + steps * column + 8;
  clear(svg);
  let y = 22;
  const left = t => margin + t * column, centre = t => left(t) + column / 2;
  const head = (text, at) => make(svg, 'text', { x: 0, y: at, 'font-size': 16, fill: look.text }, me.wide < 620 ? text.slice(0, 4) : text);
  if (data.read.tokens) {
    head('it reads', y);
    data.read.tokens.forEach((word, t) => { if (width(word, SMALL) <= column + 1) make(svg, 'text', { x: centre(t), y, 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 600, fill: look.text }, cut(word, 88, SMALL)); });
    y += 10;
  } else for (const [k, name] of data.read.channels.entries()) y = curve(me, svg, name, [[data.read.numbers[k], look.quiet, '']], y, left, column, margin);
  if (data.answers.rows) {
    y += 16;
    head('it answers', y);
    data.answers.rows.forEach((one, t) => {
      if (!one) return;
      const [said, chance, truth, right] = one, fine = said === truth;
      make(svg, 'rect', { x: left(t), y: y - 14, width: Math.max(2, column - 1), height: 18, fill: fine ? look.accent : look.negative, 'fill-opacity': (0.15 + 0.6 * right).toFixed(2), 'data-chance': right });
      if (column > 22) make(svg, 'text', { x: centre(t), y, 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 600, fill: look.text }, cut(said, column + 6, SMALL));
    });
    const last = data.answers.rows.findLast(one => one);
    y += 22;
    if (last) make(svg, 'text', { x: margin, y, 'font-size': 16, fill: look.text, 'data-role': 'last' }, `at the end it says ${quoted(last[0])} (${percent(last[1])}); right is ${quoted(last[2])}`);
    y += 8;
  } else for (const [k, name] of data.answers.names.entries()) y = curve(me, svg, name, [[data.answers.truth[k], look.quiet, '5 4'], [data.answers.said[k], look.accent, '']], y, left, column, margin, data.answers.asked);
  for (const q of data.quantities) {
    y += GAP;
    const high = units * row;
    make(svg, 'text', { x: 0, y: y + high / 2 + 6, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(q.ink) }, q.symbol);
    if (margin > 100) make(svg, 'text', { x: 26, y: y + high / 2 + 5, 'font-size': 16, fill: look.text }, q.name);
    heat(me, svg, q, margin, y, steps, units, column, row);
    y += high;
  }
  svg.setAttribute('width', full); svg.setAttribute('height', y + 12); svg.setAttribute('font-family', FONT);
}

function curve(me, svg, name, lines, y, left, column, margin, asked) {
  const { look } = me, high = 54, all = lines.flatMap(([values]) => values), low = Math.min(0, ...all), top = Math.max(0.01, ...all);
  make(svg, 'text', { x: 0, y: y + high / 2 + 5, 'font-size': 16, fill: look.text }, cut(name, margin - 8, SMALL));
  const at = value => y + high * (1 - (value - low) / (top - low));
  make(svg, 'line', { x1: margin, x2: left(lines[0][0].length), y1: at(0), y2: at(0), stroke: look.line });
  for (const [values, colour, dash] of lines) {
    const points = values.map((value, t) => [t, value]).filter(([t]) => !asked || asked[t]).map(([t, value]) => `${(left(t) + column / 2).toFixed(1)},${at(value).toFixed(1)}`);
    if (points.length > 1) make(svg, 'polyline', { points: points.join(' '), fill: 'none', stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash });
    else if (points.length) { const [cx, cy] = points[0].split(','); make(svg, 'circle', { cx, cy, r: 6, fill: dash ? 'none' : colour, stroke: colour, 'stroke-width': 2.5 }); }
  }
  return y + high + 10;
}

// A grid of cells as one small picture, stretched: a byte for each.
function heat(me, svg, q, x, y, steps, units, column, row) {
  const canvas = me.heats.get(q.key) ?? document.createElement('canvas'), bytes = atob(q.shades);
  me.heats.set(q.key, canvas);
  canvas.width = steps; canvas.height = units;
  const context = canvas.getContext('2d'), picture = context.createImageData(steps, units);
  const rgb = text => [1, 3, 5].map(k => parseInt(text.slice(k, k + 2), 16)), up = rgb(q.ink[0]), down = rgb(me.look.negative);
  for (let k = 0; k < steps * units; k++) {
    const code = bytes.charCodeAt(k), shade = code > 127 ? code - 256 : code;
    picture.data.set([...(shade < 0 ? down : up), 2 * Math.abs(shade)], 4 * k);
  }
  context.putImageData(picture, 0, 0);
  make(svg, 'rect', { x, y, width: steps * column, height: units * row, fill: me.look.soft });
  const image = document.createElementNS(SVG, 'image');
  for (const [name, value] of Object.entries({ x, y, width: steps * column, height: units * row, preserveAspectRatio: 'none', href: canvas.toDataURL(), style: 'image-rendering:pixelated', 'data-quantity': q.key })) image.setAttribute(name, value);
  svg.appendChild(image);
}
