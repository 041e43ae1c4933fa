// Where the pointer is, and the small window of text beside it.

// In a picture that is `wide` units across, however large it is shown: [x, y].
export function pointed(picture, wide, event) {
  const box = picture.getBoundingClientRect(), zoom = box.width / wide || 1;
  return [(event.clientX - box.left) / zoom, (event.clientY - box.top) / zoom];
}

export function showTip({ root, wide, tip }, event) {
  const [x, y] = pointed(root, wide, event);
  tip.style.left = `${Math.max(0, Math.min(x + 14, wide - tip.offsetWidth - 4))}px`;
  tip.style.top = `${y + 18}px`;
  tip.style.visibility = 'visible';
}

export function hideTip({ tip }) { tip.style.visibility = 'hidden'; }
