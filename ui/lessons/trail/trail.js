// The way through the course.
import { remember, remembered } from '../browser.js';
import { go, link } from '../place.js';
import { clear, fill, make } from '../../widgets/draw.js';

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.trail'), { names, place, part } = data;
  const seen = new Set(remembered('seen', []));
  if (names[place - 1]) { seen.add(place); remember('seen', [...seen]); }
  const places = [['', TEXT.six], ...names.map((name, k) => [String(k + 1), name]), ['end', TEXT.again]];
  // A lesson opens at its top; so does its hand, which stands above the answers.
  const { was } = root;
  if (was && (place !== was.place || (part === 'hand' && !was.part))) document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);
  root.was = { place, part };
  clear(root);
  const [, here] = places.find(([one]) => one === place);
  const lessons = names.filter((_, k) => seen.has(String(k + 1))).length;
  const row = make(root, 'nav', { 'aria-label': fill(TEXT.way, { here, seen: lessons, all: names.length }) });
  const at = names[place - 1] ? fill(TEXT.here, { place, all: names.length }) : '';
  for (const [one, name] of places) {
    const a = make(row, 'a', { href: link(one), title: name, 'aria-label': names[one - 1] ? `${one} ${name}` : name });
    make(a, 'b', {}, names[one - 1] ? one : '?');
    make(a, 'span', {}, name);
    if (seen.has(one) || (!one && Object.keys(remembered('before', {})).length)) a.className = 'seen';
    if (one === place) a.ariaCurrent = 'page';
    a.onclick = event => go(event, link(one));
  }
  make(row, 'small', {}, at);
}
