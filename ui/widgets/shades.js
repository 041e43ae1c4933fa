// What the shades of a heat map stand for.
import { FONT, make, width } from './draw.js';

// The shades of a quantity, from one end of its scale to the other, with the numbers they stand for.
export function shadeScale(parent, look, { gate, reach, ink }, x, y) {
  const low = gate ? '0' : `−${reach}`, from = x + width(low, `16px ${FONT}`) + 6, each = 7;
  const end = (at, text) => make(parent, 'text', { x: at, y, 'font-size': 16, fill: look.quiet }, text);
  end(x, low);
  for (let k = 0; k < 8; k++) {
    const value = gate ? (k + 0.5) / 8 : (k - 3.5) / 4, box = { x: from + each * k, y: y - 11, width: each, height: 11 };
    make(parent, 'rect', { ...box, fill: look.soft });
    make(parent, 'rect', { ...box, fill: value < 0 ? look.negative : ink[0], 'fill-opacity': Math.min(1, Math.abs(value)).toFixed(2) });
  }
  end(from + 8 * each + 6, gate ? '1' : `+${reach}`);
}
