// Numbers as people read them: the twin of lstm/numbers.py, which says the rules. Same number, same text, to the last character.
export const NO_BREAK = '\u00a0', LARGE = 1e6, FINEST = 6;  // NO_BREAK stands between a number and its unit: no line breaks there

// A number for a panel: so many places after the point below 10, fewer beyond; whole numbers as they are.
export function say(value, places = 4) {
  places = Math.max(1, places);
  if (!Number.isFinite(value)) return 'not finite';
  const sign = value < 0 ? '−' : '', size = Math.abs(value);
  if (Number.isInteger(size) && size < LARGE) return sign + grouped(String(size));
  if (size < 1 && +size.toFixed(places) === 1) return `${sign}1 ${sign ? '+' : '−'} ${say(1 - size, places)}`;
  if (size >= LARGE || +size.toFixed(places) === 0 || size < +`1e-${places}`) return sign + raised(size, 2);
  if (size < 1000) return sign + size.toFixed(size >= 100 ? 1 : size >= 10 ? Math.max(1, places - 2) : places);
  return sign + grouped(size.toFixed(0));
}

// A number for a picture or a sentence: two places, and as many more as tell it from 0 and from 1.
export function brief(value) {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size >= 1 || size === 0) return say(value, 2);
  let places = Math.max(2, 1 - size.toExponential(1).split('e')[1]);
  if (places > 4) return say(value, 2);
  while (places <= FINEST && +size.toFixed(places) === 1) places += 1;
  return places > FINEST ? say(value, 2) : (value < 0 ? '−' : '') + size.toFixed(places);
}

// `brief` without the noughts that end it: for a number that stands for a word.
export function short(value) {
  const said = brief(value);
  return said.includes('·') || !said.includes('.') ? said : said.replace(/\.?0+$/, '');
}

// `say`, in brackets where it stands in a product and is not a plain positive number.
export function bracket(value, places = 4) {
  const said = say(value, places);
  return /^−| − /.test(said) ? `(${said})` : said;
}

// A share: one decimal below 10 and above 99, never a bare 0 or 100 for what is neither.
export function percent(share) {
  if (!Number.isFinite(share)) return 'not finite';
  if (share < 0) { const small = percent(-share); return small.startsWith('<') ? `> −${small.slice(2)}` : `−${small}`; }
  if (share > 0 && share < 0.0005) return `< 0.1${NO_BREAK}%`;
  if (share >= 0.9995 && share < 1) return `> 99.9${NO_BREAK}%`;
  if (share >= LARGE) return `${say(100 * share)}${NO_BREAK}%`;
  const fine = share > 0 && (share < 0.1 || (share > 0.99 && share < 1));
  return `${(100 * share).toFixed(fine ? 1 : 0)}${NO_BREAK}%`;
}

// A number with so many places whatever it is: for a column; "≈ 0" for what would read 0 and is not.
export function fixed(value, places = 2) {
  if (!Number.isFinite(value)) return 'not finite';
  if (Math.abs(value) >= LARGE) return say(value);
  const text = Math.abs(value).toFixed(places);
  return +text === 0 ? (value ? '≈ 0' : '0') : (value < 0 ? '−' : '') + grouped(text);
}

// `fixed` with its sign, also where that is +.
export function with_sign(value, places = 1) {
  const said = fixed(value, places);
  return /^(−|≈|n|0$)/.test(said) ? said : `+${said}`;
}

// A number with so many significant digits; a power of ten where it is very small or large.
export function sized(value, digits = 3) {
  if (!Number.isFinite(value)) return 'not finite';
  if (value === 0) return '0';
  const sign = value < 0 ? '−' : '', size = Math.abs(value), power = +size.toExponential(digits - 1).split('e')[1];
  return sign + (power >= -3 && power <= Math.max(2, Math.min(3, digits - 1)) ? size.toFixed(Math.max(0, digits - 1 - power)) : raised(size, digits));
}

// A number that somebody chose, as they would write it: no more digits than it has.
export function plain(value) {
  if (!Number.isFinite(value)) return 'not finite';
  const sign = value < 0 ? '−' : '', size = Math.abs(value);
  if (size && !(size >= 1e-4 && size < LARGE)) return sign + raised(size, 15).replace(/\.?0*·/, '·');
  return sign + grouped(size.toFixed(10).replace(/\.?0*$/, ''));
}

// A share where there is little room: whole per cent; nothing below a half, and not 100 for what is less.
export function tight(share) { return share < 0.005 ? '' : share >= 0.995 && share < 1 ? '>99%' : `${(100 * share).toFixed(0)}%`; }

// A whole number, thousands parted.
export function count(n) { return grouped(String(n)); }

function raised(size, digits) {
  const [mantissa, power] = size.toExponential(digits - 1).split('e');
  return `${mantissa}·10${[...String(+power)].map(c => '⁰¹²³⁴⁵⁶⁷⁸⁹'[c] ?? '⁻').join('')}`;
}

function grouped(text) {
  const [whole, rest] = text.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : `.${rest}`);
}
