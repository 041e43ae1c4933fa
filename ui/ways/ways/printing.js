// On paper a page keeps the layout it has, as large as the sheet allows, and says its link.
const SHEET = 950, HIGH = 530;  // px: what a sheet of Letter or A4, lying, holds beside its margins

export function printing() {
  const before = () => {
    const main = document.querySelector('[data-testid=stMainBlockContainer]'), sight = document.querySelector('.st-key-sight');
    if (!main) return;
    const wide = main.clientWidth, fit = Math.min(1, SHEET / wide, sight?.offsetHeight ? HIGH / sight.offsetHeight : 1);
    document.documentElement.style.setProperty('--printed-width', `${wide}px`);
    document.documentElement.style.setProperty('--printed-fit', fit);
    const box = document.querySelector('.printed');
    if (!box) return;
    box.querySelector('span').textContent = location.href;
    for (const code of box.querySelectorAll('img')) code.hidden = !same(box.dataset.link, location.href);
  };
  addEventListener('beforeprint', before);
  return () => removeEventListener('beforeprint', before);
}

// Whether two links say the same, in whatever order.
function same(one, two) {
  const [a, b] = [one, two].map(link => { const url = new URL(link, location.href); url.searchParams.sort(); return url.pathname + url.search; });
  return a === b;
}
