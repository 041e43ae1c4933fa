// Words found as lstm/words.py and lstm/spelling/ find them; what those work out beforehand comes with the file.
import { short } from '../../widgets/numbers.js';

const UNKNOWN = '<unk>', JOINERS = '\u200c\u200d\ufe0e\ufe0f', APOSTROPHES = "'\u2019\u02bc", GAP = '_';
const OTHER_SPACES = '\u001c\u001d\u001e\u001f\u0085';  // what Python takes for spaces as well
const LETTER = /^[\p{L}\p{N}\p{Pc}]$/u, MARK = /^\p{M}$/u, EMPTY = /^[\p{Z}\p{C}]$/u;
const ALNUM = /[\p{L}\p{N}]/u, DECIMAL = /^\p{Nd}+$/u, ALPHA = /^\p{L}+$/u, TONE = /^[\u{1F3FB}-\u{1F3FF}]$/u, FLAG = /^[\u{1F1E6}-\u{1F1FF}]$/u;

export function isWord(text) { return ALNUM.test(text); }

function isSpace(letter) { return OTHER_SPACES.includes(letter) || (/^\s$/u.test(letter) && letter !== '\ufeff'); }

// The words and marks of a text, as they are written.
export function pieces(text) {
  const letters = [...text.normalize('NFC')], done = [];
  let last = [], inside = false;
  letters.forEach((letter, place) => {
    const before = letters[place - 1] ?? '';
    let joins;
    if (LETTER.test(letter)) { joins = inside; inside = true; }
    else if (MARK.test(letter) || JOINERS.includes(letter) || TONE.test(letter)) {
      joins = last.length > 0 && !isSpace(before);
      if (JOINERS.includes(letter) && !joins) return;
    } else if (inside && binds(letter, before, letters[place + 1] ?? '')) joins = true;
    else if (EMPTY.test(letter)) { inside = false; return; }
    else {
      inside = false;
      const half = FLAG.test(letter) && last.length === 1 && FLAG.test(last[0]);
      joins = last.length > 0 && last.at(-1) === before && (half || last.at(-1) === '\u200d');
    }
    if (!joins) { if (last.length) done.push(last.join('')); last = []; }
    last.push(letter);
  });
  return last.length ? [...done, last.join('')] : done;
}

function binds(mark, before, after) {
  if (mark === '.' || mark === ',') return DECIMAL.test(before) && DECIMAL.test(after);
  return (APOSTROPHES.includes(mark) || mark === '-') && ALNUM.test(after);
}

// A word as vocabularies hold it: case folded, apostrophes straight. `folds` are the letters that lower case does not do.
export function fold(word, folds) {
  return [...word].map(letter => folds[letter] ?? letter.toLowerCase()).join('').replace(/[\u2019\u02bc]/g, "'");
}

// What finds words: `known` are the vocabulary, and what is worked out of it (see words_of in one_file.py).
export function finder({ words, folds, whole, tables, spelt, english, shortest, longest, fewest }) {
  const place = new Map(words.map((word, k) => [word, k])), right = new Set(english), never = new Set(whole);
  const long = new Set(words.filter(word => word.length >= fewest && ALPHA.test(word)));
  const slipped = new Map();
  for (const word of long) for (let k = 0; k < word.length; k++) for (const gap of k ? ['', GAP] : ['']) {
    const made = word.slice(0, k) + gap + word.slice(k + 1);
    slipped.set(made, [...(slipped.get(made) ?? []), word]);
  }

  function ways(word) {
    const all = [word];
    for (const [end, full] of [['nt', "n't"], ['s', "'s"]]) if (word.endsWith(end)) all.push(word.slice(0, -end.length) + full);
    for (const pair of spelt) for (const [here, there] of [pair, [pair[1], pair[0]]]) {
      for (let k = word.indexOf(here); k >= 0; k = word.indexOf(here, k + here.length)) if (k > 1) all.push(word.slice(0, k) + there + word.slice(k + here.length));
    }
    return all;
  }

  function form(word) {
    if (never.has(word)) return null;
    const all = ways(word);
    for (const table of tables) {
      const found = all.flatMap(way => Object.hasOwn(table, way) ? table[way] : []);
      if (found.length) return found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
    }
    return null;
  }

  function slips(word) {
    const letters = [...word], cut = k => [...letters.slice(0, k), ...letters.slice(k + 1)].join('');
    const found = new Set();
    letters.forEach((_, k) => {
      if (long.has(cut(k))) found.add(cut(k));
      const turned = [...letters.slice(0, k), letters[k + 1], letters[k], ...letters.slice(k + 2)].join('');
      if (k < letters.length - 1 && long.has(turned)) found.add(turned);
    });
    const gaps = [word, ...letters.slice(1).map((_, k) => [...letters.slice(0, k + 1), GAP, ...letters.slice(k + 2)].join(''))];
    for (const gap of gaps) for (const one of slipped.get(gap) ?? []) found.add(one);
    return [...found];
  }

  function guess(word) {
    const size = [...word].length;
    if (size < shortest || size > longest || DECIMAL.test(word)) return null;
    const other = form(word);
    if (other) return [other, 'form'];
    if (!ALPHA.test(word) || right.has(word)) return null;
    const near = slips(word);
    return near.length === 1 ? [near[0], 'slip'] : null;
  }

  // A text as tokens: { text, word, how, id } each, at most so many; what is not known has the id of <unk>, or -1 without one.
  return (text, most) => {
    const all = pieces(text), tokens = all.slice(0, most).map(piece => ({ text: piece, as: fold(piece, folds) }));
    const read = new Map();
    for (const { as } of tokens) if (!read.has(as)) read.set(as, place.has(as) ? [as, 'known'] : guess(as) ?? [UNKNOWN, 'unknown']);
    const hows = tokens.filter(one => isWord(one.text)).map(one => read.get(one.as)[1]), count = how => hows.filter(one => one === how).length;
    if (count('unknown') > count('known') + count('form')) for (const [as, [, how]] of read) if (how === 'slip') read.set(as, [UNKNOWN, 'unknown']);
    const found = tokens.map(one => { const [word, how] = read.get(one.as); return { text: one.text, word, how, id: place.get(word) ?? -1 }; });
    return { found: found.filter(one => one.id >= 0), leftOut: found.filter(one => one.id < 0).map(one => one.text), unread: all.length - tokens.length };
  };
}

// A text letter by letter, for a network whose words are single symbols.
export function symbols(text, words, most, shapes) {
  const place = new Map(words.map((word, k) => [word, k])), found = [], leftOut = [];
  for (const letter of text.normalize('NFC')) {
    const shown = /^\p{Zs}$/u.test(letter) ? shapes[' '] : shapes[letter] ?? letter;
    const other = shown === shown.toUpperCase() ? shown.toLowerCase() : shown.toUpperCase();
    const word = [shown, other].find(one => place.has(one));
    if (word !== undefined) found.push({ text: shown, word, how: word === shown ? 'known' : 'case', id: place.get(word) });
    else if (!Object.values(shapes).includes(shown) && !EMPTY.test(letter)) leftOut.push(shown);
  }
  return { found: found.slice(0, most), leftOut, unread: Math.max(0, found.length - most) };
}

// Steps of numbers, "0.3 -1 0.5", or of several channels, "0.3/1 -0.2/0", as lstm/inputs.py reads them.
export function numberSteps(text, channels, [middle, spread], most, { between, farthest }) {
  const found = [], leftOut = [];
  for (const piece of [...text].map(letter => isSpace(letter) || letter === ';' || letter === ',' ? ' ' : letter).join('').split(' ').filter(Boolean)) {
    const row = piece.split(between).map(number);
    const fine = row.length === channels && row.every(one => Number.isFinite(one) && Math.abs(one - middle) <= farthest * spread);
    if (!fine) { leftOut.push(piece); continue; }
    const shown = row.map(short).join(between);
    found.push({ text: shown, word: shown, how: 'known', id: 0, row });
  }
  return { found: found.slice(0, most), leftOut, unread: Math.max(0, found.length - most) };
}

// A number as Python reads it, digits of every script; NaN of what is none.
const WHOLE = '[0-9]+(?:_[0-9]+)*', NUMBER = new RegExp(`^[+-]?(?:${WHOLE}\\.?(?:${WHOLE})?|\\.${WHOLE})(?:[eE][+-]?${WHOLE})?$`);
function number(text) {
  const plain = text.replaceAll('\u2212', '-').replace(/\p{Nd}/gu, digitOf);
  return NUMBER.test(plain) ? Number(plain.replaceAll('_', '')) : NaN;
}

// The value of a digit: those of a script stand side by side, ten by ten.
function digitOf(letter) {
  const at = letter.codePointAt(0);
  let first = at;
  while (DECIMAL.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((at - first) % 10);
}
