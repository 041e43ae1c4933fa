// Links to all pages, in groups that open; on a phone all groups behind one button. They carry what the browser's own link
// says at the moment they are used. Beside them: find a page by a word, keys for a lecture, and what paper asks for.
import { keys } from './keys.js';
import { printing } from './printing.js';

const NAME = 'Inside the LSTM';

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.ways'), text = JSON.stringify(data);
  root.leave ??= [keys(root), printing()];
  root.data = data;
  if (root.shown !== text) {
    root.shown = text;
    root.replaceChildren(link(data, [NAME, ''], 'home'), ...data.pages.map((group, k) => entry(data, group, k)), every(data));
    const renew = () => root.querySelectorAll('a').forEach(a => { a.href = address(data, a.dataset.page); });
    for (const event of ['pointerover', 'pointerdown', 'focusin']) root.addEventListener(event, renew);
  }
  return () => { root.leave.forEach(end => end()); root.leave = null; };
}

function entry(data, [name, pages], k) {
  if (pages.length === 1) return link(data, pages[0], 'group');
  const menu = node('div', 'menu');
  menu.append(...pages.map(page => link(data, page)));
  return opens(name, menu, `menu${k}`, pages.some(([, page]) => page === data.here));
}

// All pages, by group, and those in which a word is at home.
function every(data) {
  const menu = node('div', 'menu every'), find = node('input', 'find'), none = node('p', 'none', TEXT.none);
  Object.assign(find, { type: 'search', placeholder: TEXT.find, ariaLabel: TEXT.find });
  const groups = data.pages.map(([name, pages]) => {
    const box = node('div', 'some');
    box.append(node('div', 'name', name), ...pages.map(page => link(data, page)));
    return box;
  });
  menu.append(find, ...groups, none);
  const words = new Map(data.pages.flatMap(([group, pages]) => pages.map(([name, page, found]) => [page, `${group} ${name} ${found}`.toLowerCase()])));
  find.oninput = () => {
    const asked = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    menu.querySelectorAll('a').forEach(a => { a.hidden = !asked.every(word => words.get(a.dataset.page).includes(word)); });
    groups.forEach(box => { box.hidden = !box.querySelector('a:not([hidden])'); });
    none.hidden = groups.some(box => !box.hidden);
  };
  find.onkeydown = event => { if (event.key === 'Enter') menu.querySelector('.some:not([hidden]) a:not([hidden])')?.click(); };
  find.oninput();
  const box = opens(TEXT.all, menu, 'every', false);
  box.className = 'all';
  return box;
}

function opens(name, menu, id, here) {
  const box = node('div', 'group'), button = node('button', here ? 'here' : '', name);
  menu.id = id;
  menu.popover = 'auto';
  button.popoverTargetElement = menu;
  button.ariaExpanded = 'false';
  menu.onbeforetoggle = ({ newState }) => {
    const zoom = button.currentCSSZoom || 1, at = button.getBoundingClientRect(), wide = menu.classList.contains('every') ? 330 : 270;
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - wide * zoom)) / zoom}px`;
    menu.style.top = `${(at.bottom + 4) / zoom}px`;
    menu.style.maxHeight = `${(innerHeight - at.bottom - 16) / zoom}px`;
    button.ariaExpanded = String(newState === 'open');
  };
  box.append(button, menu);
  return box;
}

function link(data, [name, page], kind = '') {
  const a = node('a', kind, name);
  a.dataset.page = page;
  a.href = address(data, page);
  if (page === data.here) a.ariaCurrent = 'page';
  a.onclick = event => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    a.closest('.menu')?.hidePopover();
    go(address(data, page));
  };
  return a;
}

// As if the visitor had gone there by Back or Forward.
export function go(where) {
  history.pushState(null, '', where);
  dispatchEvent(new PopStateEvent('popstate'));
}

function address(data, page) {
  const link = new URLSearchParams(location.search);
  data.wrong.forEach(name => link.delete(name));
  Object.entries(data.kept).forEach(([name, value]) => link.set(name, value));
  return data.base + page + (link.size ? `?${link}` : '');
}

function node(tag, kind, text = '') {
  const made = document.createElement(tag);
  made.className = kind;
  made.textContent = text;
  return made;
}
