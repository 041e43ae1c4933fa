// Words in columns, side by side: where each begins, how wide it is, and where the last one ends.
import { width } from './draw.js';

export function columns(x, widths) {
  const left = widths.map(wide => { const here = x; x += wide; return here; });
  return { left, widths, end: x };
}

// How wide each word is, with what it is at least and at most.
export function measured(words, font, least, most) { return words.map(word => Math.min(most, Math.max(least, width(word, font)))); }

export function sum(sizes) { return sizes.reduce((a, b) => a + b, 0); }

export function middle({ left, widths }, t) { return left[t] + widths[t] / 2; }

// The column at a place from the left, or -1.
export function columnAt({ left, widths }, x) { return left.findLastIndex((from, t) => from <= x && x < from + widths[t]); }

// Where the picture is wider than its place, bring a column into view, with some of what comes before it.
export function reveal(scroll, { left, widths }, t, before = 80) {
  if (left[t] < scroll.scrollLeft || left[t] + widths[t] > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = left[t] - before;
}
