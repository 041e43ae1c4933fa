// Every text of the page that cannot be read where it stands. `least`: px on the screen that letters must have.
least => {
  const found = [], texts = [], wide = document.documentElement.clientWidth;
  const short = node => node.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  const above = node => node.assignedSlot || node.parentElement || node.getRootNode().host;
  const style = node => getComputedStyle(node);
  const rolls = value => value === 'auto' || value === 'scroll';
  const clips = value => value === 'hidden' || value === 'clip';

  // Where a text really has ink: its box without the room that a line keeps above and below its letters.
  function ink(box, size, turned) {
    const spare = turned ? 0 : Math.max(0, (box.height - 0.74 * size) / 2);
    return { left: box.left, right: box.right, top: box.top + spare, bottom: box.bottom - spare };
  }

  // The four corners of a text that leans, without that room.
  function leaning(node, size) {
    const box = node.getBBox(), at = node.getScreenCTM(), spare = Math.max(0, (box.height - 0.74 * size) / 2);
    return [[0, spare], [box.width, spare], [box.width, box.height - spare], [0, box.height - spare]]
      .map(([x, y]) => [box.x + x, box.y + y]).map(([x, y]) => [at.a * x + at.c * y + at.e, at.b * x + at.d * y + at.f]);
  }
  const corners = one => one.leans ?? [[one.left, one.top], [one.right, one.top], [one.right, one.bottom], [one.left, one.bottom]];

  // By how much two shapes overlap along the direction in which they do so least.
  function overlap(one, two) {
    const shapes = [corners(one), corners(two)], ways = shapes.flatMap(shape => [[0, 1], [1, 2]].map(([a, b]) => [shape[b][0] - shape[a][0], shape[b][1] - shape[a][1]]));
    return Math.min(...ways.map(([x, y]) => {
      const long = Math.hypot(x, y) || 1, [[a, b], [c, d]] = shapes.map(shape => shape.map(([u, v]) => (u * x + v * y) / long)).map(all => [Math.min(...all), Math.max(...all)]);
      return Math.min(b, d) - Math.max(a, c);
    }));
  }

  // Is it drawn at all, and what cuts it: the window, an SVG's edge, a box that hides what is too much for it.
  function looked(node, rects, size, turned) {
    if (!node.checkVisibility()) return;  // in a closed box, for instance
    let faint = 1, bounds = [], slides = [false, false];  // sideways, up and down: what can be brought into view is not cut
    for (let at = node; at; at = above(at)) {
      const how = style(at);
      if (how.display === 'none' || how.visibility === 'hidden') return;
      faint *= +how.opacity;
      if (clips(how.overflowX) && at.getBoundingClientRect().width <= 2) return;  // for readers aloud alone
      if (at.tagName === 'svg' || clips(how.overflowX) || clips(how.overflowY)) {
        if (at.tagName === 'svg' && how.overflow === 'visible') continue;
        const box = at.getBoundingClientRect();
        bounds.push({ box, x: !slides[0] && (at.tagName === 'svg' || clips(how.overflowX)), y: !slides[1] && (at.tagName === 'svg' || clips(how.overflowY)) });
      }
      if (rolls(how.overflowX) && at.scrollWidth > at.clientWidth + 1) {
        slides[0] = true;
        bounds.push({ box: at.getBoundingClientRect(), bare: how.maskImage === 'none', spare: at.scrollWidth - at.clientWidth, holds: at.clientWidth });
      }
      if (rolls(how.overflowY) && at.scrollHeight > at.clientHeight) slides[1] = true;
    }
    if (faint < 0.1) return;
    for (const rect of rects) {
      const box = ink(rect, size, turned);
      if (box.right - box.left < 1 || box.bottom - box.top < 1) continue;
      for (const { box: edge, x, y, bare, spare, holds } of bounds) {
        const away = box.left < edge.left - 2.5 || box.right > edge.right + 2.5;
        if (away && bare) found.push(`to be slid to, and nothing says so: “${short(node)}”`);
        if (away && wide > 1000 && spare < 0.08 * holds) found.push(`lacks ${spare} px: “${short(node)}”`);
        if (x && (box.left < edge.left - 2.5 || box.right > edge.right + 2.5)) found.push(`cut at the side: “${short(node)}”`);
        if (y && (box.top < edge.top - 2.5 || box.bottom > edge.bottom + 2.5)) found.push(`cut above or below: “${short(node)}”`);
      }
      if (!slides[0] && box.right > wide + 2.5) found.push(`beyond the window: “${short(node)}”`);
      texts.push({ ...box, node, bounds, leans: turned ? leaning(node, size) : null });
    }
    return true;
  }

  function walk(node) {
    if (node.nodeType !== 1 || ['SCRIPT', 'STYLE', 'TITLE', 'DESC', 'DEFS', 'NOSCRIPT', 'OPTION'].includes(node.tagName.toUpperCase())) return;
    if (node.tagName === 'text') {
      if (node.textContent.trim()) {
        const box = node.getBoundingClientRect(), at = node.getScreenCTM(), size = parseFloat(style(node).fontSize);
        const scale = Math.hypot(at.a, at.b), turned = Math.abs(at.b) > 0.01 * scale;
        if (looked(node, [box], size * scale, turned) && size * scale < least - 0.05) found.push(`${(size * scale).toFixed(1)} px: “${short(node)}”`);
      }
      return;
    }
    const own = [...node.childNodes].filter(one => one.nodeType === 3 && one.textContent.trim());
    if (own.length && !node.closest('svg')) {
      const range = document.createRange(), rects = own.flatMap(one => { range.selectNodeContents(one); return [...range.getClientRects()]; });
      const box = node.getBoundingClientRect(), scale = node.offsetWidth ? box.width / node.offsetWidth : 1, size = parseFloat(style(node).fontSize) * (scale || 1);
      if (rects.length && looked(node, rects, size, false)) {
        if (size < least - 0.05 && !node.closest('sub, sup, .katex .msupsub, .katex .vlist-s')) found.push(`${size.toFixed(1)} px: “${short(node)}”`);
        if (clips(style(node).overflowX) && node.scrollWidth > node.clientWidth + 1) found.push(`cut short: “${short(node)}”`);
      }
    }
    for (const child of node.shadowRoot ? [...node.shadowRoot.childNodes] : node.childNodes) walk(child);
  }
  const main = document.querySelector('[data-testid=stMain]') ?? document.body;
  walk(main);

  // In a formula a letter and what stands on it, as in c̃: their boxes overlap, their ink does not.
  const accented = node => node.closest('.katex .accent');

  // Two texts of which one covers more than a sliver of the other.
  const inside = one => {
    const box = { ...one };
    for (const { box: edge } of one.bounds) { box.left = Math.max(box.left, edge.left); box.right = Math.min(box.right, edge.right); box.top = Math.max(box.top, edge.top); box.bottom = Math.min(box.bottom, edge.bottom); }
    return box;
  };
  const sorted = texts.map(inside).filter(box => box.right - box.left > 1 && box.bottom - box.top > 1).sort((a, b) => a.top - b.top);
  sorted.forEach((one, k) => {
    for (let n = k + 1; n < sorted.length && sorted[n].top < one.bottom; n++) {
      const two = sorted[n];
      if (one.node === two.node || one.node.contains(two.node) || two.node.contains(one.node)) continue;
      if (accented(one.node) && accented(one.node) === accented(two.node)) continue;
      if (overlap(one, two) > 2) found.push(`over one another: “${short(one.node)}” and “${short(two.node)}”`);
    }
  });
  const app = document.querySelector('[data-testid=stMain]');
  if (app && app.scrollWidth > app.clientWidth + 1) found.push(`slides sideways: ${app.scrollWidth} of ${app.clientWidth} px`);
  return [...new Set(found)];
}
