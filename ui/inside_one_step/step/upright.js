// The same cell on its side, for a window higher than wide: what flows to the right flows down, and letters stay upright.
const ACROSS = 1.15, DOWN = 0.6;  // so much wider and closer than it lies

export function upright({ size: [wide, high, top], nodes, wires, ...rest }) {
  const turn = ([x, y]) => [ACROSS * (y - top), DOWN * x];
  const place = node => { const [x, y] = turn([node.x, node.y]); return { ...node, x, y }; };
  const gates = nodes.filter(node => node.kind === 'squash').map(place);
  const wire = one => ({ ...one, path: turned(one.path, turn), label: beside(label(one, turn), gates) });
  wires = wires.filter(one => !one.signal.startsWith('sum '));  // a gate that is opened says its sum
  return { ...rest, size: [ACROSS * (high + 8 - top), DOWN * wide + 12, 0], nodes: nodes.map(place), wires: wires.map(wire), upright: true };
}

function parts(path) {
  let x = 0, y = 0;
  return [...path.matchAll(/([MHV])(-?[\d.]+)(?:,(-?[\d.]+))?/g)].map(([, kind, a, b]) => {
    const from = [x, y];
    [x, y] = kind === 'H' ? [+a, y] : kind === 'V' ? [x, +a] : [+a, +b];
    return { kind, from, to: [x, y] };
  });
}

function turned(path, turn) {
  return parts(path).map(({ kind, to }) => { const [x, y] = turn(to); return kind === 'M' ? `M${x},${y}` : kind === 'H' ? `V${y}` : `H${x}`; }).join(' ');
}

// A number over a lying wire stands beside it when that hangs; one beside a hanging wire stands over it.
function label({ path, label: at }, turn) {
  if (!at.length) return at;
  const [x, y] = at, lying = parts(path).find(({ kind, from, to }) => kind === 'H' && Math.abs(from[1] - y) < 22 && (x - from[0]) * (x - to[0]) <= 0);
  const hanging = lying ? null : parts(path).find(({ kind, from }) => kind === 'V' && Math.abs(from[0] - x) < 22);
  const [u, v] = turn([hanging ? hanging.from[0] : x, lying ? lying.from[1] : y]);
  return hanging ? [u, v - 8, 'middle'] : [u + 9, v + 7, 'start'];
}

// A number that would stand on a gate stands before it, or under it.
function beside(at, gates) {
  const [u, v, anchor] = at, gate = gates.find(({ x, y }) => Math.abs(u - x) < 98 && Math.abs(v - 6 - y) < 40);
  if (!gate) return u > 470 && anchor === 'start' ? [u - 18, v, 'end'] : at;
  return anchor === 'middle' ? [gate.x - 98, v, 'middle'] : [u, gate.y + 52, anchor];
}
