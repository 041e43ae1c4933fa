// What stays in the visitor's own browser, under one name each. Where it keeps nothing, as in a private window, nothing is kept.
const PREFIX = 'inside-the-lstm ';

export function remembered(name, otherwise) {
  try { return JSON.parse(localStorage.getItem(PREFIX + name)) ?? otherwise; } catch { return otherwise; }
}

export function remember(name, value) {
  try { localStorage.setItem(PREFIX + name, JSON.stringify(value)); } catch { /* it is not kept */ }
}
