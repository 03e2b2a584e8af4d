import {
  type LabelSide,
  labelRect,
  placeLabels,
  type Rect,
  textWidth,
} from "@/app/_components/charts/label-places";

export type MapTopic = { key: string; label: string; x: number; y: number; patents: number };
export type Circle = {
  key: string;
  /** Pixels from the left and from the top. */
  x: number;
  y: number;
  radius: number;
  /** What is written beside it and where; null = there is no room. */
  name: { text: string; side: LabelSide } | null;
};

const LEAST = 5;
const EDGE = 12;
const WIDEST = 150;

/**
 * Topics as circles in a box: one scale for both axes, because distances are what the picture shows; area in proportion to the
 * patents. Names lie over no circle and no other name: the chosen topic first, then by size; where a whole name has no
 * room its first term is tried, and after that it is left out.
 */
export function mapLayout(
  topics: readonly MapTopic[],
  box: { width: number; height: number },
  activeKey: string | null,
): Circle[] {
  const largest = Math.max(1, ...topics.map(({ patents }) => patents));
  const most = Math.min(30, box.width * 0.045);
  const radii = topics.map(({ patents }) =>
    Math.max(LEAST, most * Math.sqrt(Math.max(0, patents) / largest)),
  );
  const ends = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [x0, x1] = ends(topics.map(({ x }) => x));
  const [y0, y1] = ends(topics.map(({ y }) => y));
  const room = (length: number) => length - 2 * (most + EDGE);
  const scale = Math.min(room(box.width) / (x1 - x0 || 1e-9), room(box.height) / (y1 - y0 || 1e-9), 1e5);
  const circles = topics.map(
    ({ key, x, y }, i): Circle => ({
      key,
      x: box.width / 2 + (x - (x0 + x1) / 2) * scale,
      y: box.height / 2 - (y - (y0 + y1) / 2) * scale,
      radius: radii[i]!,
      name: null,
    }),
  );
  const order = [...circles.keys()].sort(
    (a, b) =>
      Number(circles[b]!.key === activeKey) - Number(circles[a]!.key === activeKey) ||
      radii[b]! - radii[a]! ||
      a - b,
  );
  const taken: Rect[] = [];
  for (const text of [(label: string) => shortened(label), firstTerm]) {
    const open = order.filter((i) => circles[i]!.name === null);
    const done = order.filter((i) => circles[i]!.name !== null).map((i) => around(circles[i]!));
    const wishes = open.map((i) => ({ ...circles[i]!, text: text(topics[i]!.label) }));
    placeLabels(wishes, box, [...taken, ...done]).forEach((side, at) => {
      if (!side) return;
      circles[open[at]!]!.name = { text: wishes[at]!.text, side };
      taken.push(labelRect(wishes[at]!, side));
    });
  }
  return circles;
}

const around = ({ x, y, radius }: Circle): Rect => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

const firstTerm = (label: string) => shortened(label.split(" · ")[0]!);

function shortened(label: string): string {
  const letters = [...label];
  while (textWidth(letters.join("")) > WIDEST) letters.pop();
  return letters.length < [...label].length ? `${letters.join("").trimEnd()}…` : label;
}
