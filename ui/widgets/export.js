// A picture as a file: its parts put together in an SVG of its own, saved as it is or as a PNG, with what it says of itself.
import { FONT, make, setAll, SVG, theme } from './draw.js';
import { described, withText } from './picture_text.js';

const ROUND = 12, TITLE = 32;  // the room round a picture, and over it for its title

// Two buttons that save a picture. `describe()` says which: its parts, [svg, x, y] each, the name of its file, a title, if any, and
// a caption, where its parts do not say it.
export function exportButtons(parent, describe) {
  for (const kind of ['svg', 'png']) {
    const button = make(parent, 'button', { type: 'button', 'aria-label': `Save this picture as ${kind.toUpperCase()}` }, kind.toUpperCase());
    button.onclick = () => {
      const one = describe(), about = aboutPicture(one);
      save(described(exportSvg(one.parts, theme(parent), one.title), about), one.name, kind, about);
    };
  }
}

// Its caption, the link to where it was made, and its licence. A page that was taken along says itself where it is from.
function aboutPicture({ parts, title, caption }) {
  const said = caption ?? parts.map(([svg]) => svg.getAttribute('aria-label')).filter(Boolean).join(' ');
  const link = new URL(location.href);
  link.searchParams.delete('class_key');  // it is the teacher's alone
  const source = document.querySelector('meta[name=source]')?.content ?? link.href;
  return { caption: [title, said].filter(Boolean).join('. ') || document.title, source, licence: 'MIT licence, Inside the LSTM' };
}

function exportSvg(parts, look, title) {
  const top = title ? ROUND + TITLE : ROUND, size = (svg, side) => +svg.getAttribute(side);
  const end = (side, at) => Math.max(...parts.map(([svg, ...corner]) => corner[at] + size(svg, side)));
  const wide = end('width', 0) + 2 * ROUND, high = end('height', 1) + top + ROUND;
  const whole = make(null, 'svg', { xmlns: SVG, width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, 'font-family': FONT });
  make(whole, 'rect', { width: '100%', height: '100%', fill: look.page });
  if (title) make(whole, 'text', { x: ROUND, y: 30, 'font-size': 18, 'font-weight': 600, fill: look.text }, title);
  for (const [svg, x, y] of parts) {
    const box = { x: x + ROUND, y: y + top, width: size(svg, 'width'), height: size(svg, 'height'), overflow: 'visible' };
    if (svg.hasAttribute('viewBox')) box.viewBox = svg.getAttribute('viewBox');
    copyNodes(svg, make(whole, 'svg', box));
  }
  return whole;
}

// A picture's nodes into another SVG, each text held to the width it has on the screen, whatever font draws it there.
function copyNodes(from, to) {
  const live = [...from.querySelectorAll('text')];
  for (const node of from.childNodes) to.appendChild(node.cloneNode(true));
  [...to.querySelectorAll('text')].forEach((copy, k) => {
    if (live[k].textContent) setAll(copy, { textLength: live[k].getComputedTextLength().toFixed(1), lengthAdjust: 'spacingAndGlyphs' });
  });
}

function save(svg, name, kind, about) {
  const blob = new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
  if (kind === 'svg') return download(blob, `${name}.svg`);
  const picture = new Image(), address = URL.createObjectURL(blob);
  picture.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = 2 * svg.getAttribute('width'); canvas.height = 2 * svg.getAttribute('height');
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob(async png => download(await withText(png, about), `${name}.png`), 'image/png');
  };
  picture.src = address;
}

export function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob); link.download = name; link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
