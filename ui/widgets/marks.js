// The mark of a line, by which it is told from others also without its colour.
export function shape(mark, x, y, r) {
  if (mark === 'square') return `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
  if (mark === 'triangle') return `M${x},${y - 1.2 * r}l${1.15 * r},${2 * r}h${-2.3 * r}z`;
  if (mark === 'diamond') return `M${x},${y - 1.3 * r}l${1.3 * r},${1.3 * r}l${-1.3 * r},${1.3 * r}l${-1.3 * r},${-1.3 * r}z`;
  return `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`;
}
