// Links to all pages, in groups that open. They carry what the browser's own link says at the moment they are used.
const NAME = 'Inside the LSTM';

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.ways'), text = JSON.stringify(data);
  if (root.shown === text) return;
  root.shown = text;
  root.replaceChildren(link(data, [NAME, ''], 'home'), ...data.pages.map((group, k) => entry(data, group, k)));
  const renew = () => root.querySelectorAll('a').forEach(a => { a.href = address(data, a.dataset.page); });
  for (const event of ['pointerover', 'pointerdown', 'focusin']) root.addEventListener(event, renew);
}

function entry(data, [name, pages], k) {
  if (pages.length === 1) return link(data, pages[0]);
  const box = node('div', 'group'), button = node('button', pages.some(([, page]) => page === data.here) ? 'here' : '', name);
  const menu = node('div', 'menu');
  menu.id = `menu${k}`;
  menu.popover = 'auto';
  button.popoverTargetElement = menu;
  button.ariaExpanded = 'false';
  menu.append(...pages.map(page => link(data, page)));
  menu.onbeforetoggle = ({ newState }) => {
    const zoom = button.currentCSSZoom || 1, at = button.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - 270 * zoom)) / zoom}px`;
    menu.style.top = `${(at.bottom + 4) / zoom}px`;
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
    history.pushState(null, '', address(data, page));
    dispatchEvent(new PopStateEvent('popstate'));  // as if the visitor had gone there by Back or Forward
  };
  return a;
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
