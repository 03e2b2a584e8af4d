const SIZE = 132;
const MIDDLE = SIZE / 2;
const REACH = 54;
const DOT = 6;

/** A node tied to all others and they to nothing else: the star's middle stands in the middle. */
const isStar = (nodes: number, links: readonly (readonly [number, number])[]) =>
  nodes > 2 && links.every(([i, j]) => i === 0 || j === 0);

/** A small network as nodes on a circle; the ends of an arrow are the buyers. */
export function ExamplePicture({
  nodes,
  links,
  label,
}: {
  nodes: number;
  links: readonly (readonly [number, number])[];
  label: string;
}) {
  const star = isStar(nodes, links);
  const around = star ? nodes - 1 : nodes;
  const place = (i: number): readonly [number, number] => {
    if (star && i === 0) return [MIDDLE, MIDDLE];
    const angle = ((star ? i - 1 : i) / around) * 2 * Math.PI - Math.PI / 2;
    return [MIDDLE + REACH * Math.cos(angle), MIDDLE + REACH * Math.sin(angle)];
  };
  const known = new Set(links.map(([i, j]) => `${i} ${j}`));
  const arrow = (from: number, to: number) => {
    const [[x1, y1], [x2, y2]] = [place(from), place(to)];
    const length = Math.hypot(x2 - x1, y2 - y1);
    const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
    const [tipX, tipY] = [x2 - ux * (DOT + 1), y2 - uy * (DOT + 1)];
    const wing = (side: number) => `${tipX - ux * 6 + side * uy * 3},${tipY - uy * 6 - side * ux * 3}`;
    return `${tipX},${tipY} ${wing(1)} ${wing(-1)}`;
  };
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      width={SIZE}
      height={SIZE}
      className="shrink-0"
    >
      <title>{label}</title>
      {links.map(([i, j]) => {
        const [[x1, y1], [x2, y2]] = [place(i), place(j)];
        const both = known.has(`${j} ${i}`);
        return (
          <g key={`${i} ${j}`}>
            {(!both || i < j) && (
              <line
                x1={x1}
                y1={y1}
                x2={x2}
                y2={y2}
                stroke="var(--line-strong)"
                strokeWidth={star ? 1.5 : 0.8}
              />
            )}
            {star && <polygon points={arrow(i, j)} fill="var(--ink-subtle)" />}
          </g>
        );
      })}
      {Array.from({ length: nodes }, (_, i) => {
        const [x, y] = place(i);
        return (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={DOT} fill="var(--series-1)" stroke="var(--surface)" />
        );
      })}
    </svg>
  );
}
