// Pointing at a frame, or the arrow keys on the picture, say what is likely there.
import { clear, FONT, make, place, SVG } from '../draw.js';
import { percent } from '../numbers.js';

export function touch(me) {
  me.frame.onpointermove = event => {
    const box = me.svg.getBoundingClientRect(), zoom = box.width / me.wide, t = Math.floor(((event.clientX - box.left) / zoom - me.margin) / me.step);
    me.place = t >= 0 && t < me.data.shape[0] ? t : null;
    read(me);
  };
  me.frame.onpointerleave = me.frame.onblur = () => { me.place = null; read(me); };
  me.frame.onkeydown = event => {
    const last = me.data.shape[0] - 1, to = { ArrowLeft: (me.place ?? last + 1) - 1, ArrowRight: (me.place ?? -1) + 1, Home: 0, End: last, Escape: null }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    me.place = to === null ? null : Math.max(0, Math.min(last, to));
    read(me);
    me.spoken.textContent = me.place === null ? '' : me.tip.innerText;
  };
}

export function read(me) {
  const { place, tip, mark, data } = me, there = place !== null && place < data.shape[0];
  tip.style.visibility = mark.style.visibility = there ? 'visible' : 'hidden';
  if (!there) return;
  const x = me.margin + me.step * place;
  mark.setAttribute('x', x);
  clear(tip);
  make(tip, 'div', { style: 'font-weight:600' }, `${data.what} ${place + 1}`);
  for (const [name, chance] of data.tops[place]) make(tip, 'div', { class: 'number' }, `${percent(chance)}  ${name}`);
  const wide = tip.offsetWidth, right = x + me.step + 12;
  tip.style.left = `${right + wide > me.wide ? Math.max(0, x - wide - 12) : right}px`;
  tip.style.top = `${me.panel}px`;
}

export function whole(me) {
  const svg = make(null, 'svg', { xmlns: SVG, width: me.wide + 24, height: me.high + 24, 'font-family': FONT });
  make(svg, 'rect', { width: '100%', height: '100%', fill: me.look.page });
  place(me.svg, make(svg, 'g', { transform: 'translate(12,12)' }));
  return svg;
}
