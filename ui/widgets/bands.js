// The bands of a memory ribbon, stacked: up what is above 0, down what is below. Shared by the start page and ui/who_wrote/interventions.
import { cut, FONT, make } from './draw.js';

const FADES = [1, 0.62, 0.4, 0.25];

// The layers of a ribbon from the bottom up, each with where it lies at each place: [from, to].
export function stacked(layers) {
  const steps = layers.others.length, up = new Array(steps).fill(0), down = new Array(steps).fill(0);
  const rows = [{ writer: -1, support: layers.others, label: 'written at all other words' }, ...layers.bands].map((band, k) => ({
    ...band, rank: k ? layers.ranks[k - 1] : 0,
    lies: band.support.map((value, t) => {
      const side = value >= 0 ? up : down, from = side[t];
      side[t] += value;
      return [from, side[t]];
    }),
  }));
  return { rows, up, down };
}

// Draw them. `state` has the columns (left, widths, end), y turns a height into a place, ink is what the memory is drawn in.
export function bands(svg, state, layers, y, ink, look) {
  const { rows, up, down } = stacked(layers), steps = layers.others.length;
  for (const band of rows) {
    const other = band.writer < 0;
    const path = make(svg, 'path', { d: area(state, band.lies, band.writer, y), 'data-writer': band.writer, fill: other ? look.quiet : ink[0],
      'fill-opacity': other ? 0.35 : FADES[band.rank] });
    if (band.hand) for (const [name, value] of [['stroke', look.text], ['stroke-width', 2], ['stroke-dasharray', '5 4']]) path.setAttribute(name, value);
    make(path, 'title', {}, band.label);
    if (other) continue;
    const [from, to] = band.lies[steps - 1], thick = Math.abs(y(from) - y(to)), room = state.end - state.left[band.writer] - 30;
    const font = `600 18px ${FONT}`, text = cut(band.label, Math.max(room, 40), font);
    if (thick > 20 && room > 120) make(svg, 'text', { x: state.end - 18, y: (y(from) + y(to)) / 2 + 6, 'text-anchor': 'end', 'font-size': 18,
      'font-weight': 600, fill: look.dark && band.rank > 0 ? look.text : '#14181d', 'pointer-events': 'none' }, text);
  }
  return { up, down };
}

// One band as a closed curve: flat over each word, turning between words.
function area(state, lies, writer, y) {
  const first = Math.max(0, writer), points = [];
  for (let t = first; t < lies.length; t++) {
    const turn = Math.min(state.widths[t] * 0.25, 10);
    points.push([state.left[t] + turn, lies[t]], [state.left[t] + state.widths[t] - (t === lies.length - 1 ? 0 : turn), lies[t]]);
  }
  return `M${line(points, 1, y)} L${line([...points].reverse(), 0, y)} Z`;
}

// A smooth line through points [x, [from, to]], along one side of the band.
export function line(points, side, y) {
  return points.map(([x, lies], k) => {
    if (!k) return `${x.toFixed(1)},${y(lies[side]).toFixed(1)}`;
    const [before, old] = points[k - 1], bend = (before + x) / 2;
    return `C${bend.toFixed(1)},${y(old[side]).toFixed(1)} ${bend.toFixed(1)},${y(lies[side]).toFixed(1)} ${x.toFixed(1)},${y(lies[side]).toFixed(1)}`;
  }).join(' ');
}
