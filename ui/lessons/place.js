// The link of a place in the course, and the way there: as Back and Forward go, like ui/ways.
const LEFT = ['at', 'guess', 'dial'];  // of the lesson that is left

export function link(place) {
  const asked = new URLSearchParams(location.search);
  LEFT.forEach(name => asked.delete(name));
  if (place) asked.set('course', place); else asked.delete('course');
  return location.pathname + (asked.size ? `?${asked}` : '');
}

export function go(event, to) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState(null, '', to);
  dispatchEvent(new PopStateEvent('popstate'));
}
