export const FLOW_ROLES = ["BACKWARD", "SELF", "FORWARD"] as const;
export type FlowRole = (typeof FLOW_ROLES)[number];

/** A code on the chain; `sub` is a small line under the name (firms, amount), `note` its hint on hover. */
export type FlowItem = { code: string; name: string; sub?: string; note?: string };
export type FlowColumn = { role: FlowRole; items: readonly FlowItem[] };
/** `from` sells to `to`; `amount` in thousand won, or the count where there are no amounts. */
export type FlowLink = { from: string; to: string; amount: number | bigint; label?: string };

export const CARD = { narrow: 150, wide: 232, height: 102, gap: 10 } as const;
const HEAD = 44;
const LANE_GAP = 32;
const LANE_PAD = 8;

export type FlowPlace = { x: number; y: number; width: number; role: FlowRole; index: number };
export type FlowLayout = {
  width: number;
  height: number;
  laneWidth: number;
  cardWidth: number;
  lanes: Record<FlowRole, { x: number }>;
  places: ReadonlyMap<string, FlowPlace>;
};

/** Three lanes as wide as the box allows, cards one under another; too small a box is scrolled sideways. */
export function layoutFlow(columns: readonly FlowColumn[], width: number): FlowLayout {
  const room = (width - 2 * LANE_GAP) / 3 - 2 * LANE_PAD;
  const cardWidth = Math.floor(Math.min(CARD.wide, Math.max(CARD.narrow, room)));
  const laneWidth = cardWidth + 2 * LANE_PAD;
  const gap = Math.max(LANE_GAP, (width - 3 * laneWidth) / 2);
  const lanes = Object.fromEntries(
    FLOW_ROLES.map((role, i) => [role, { x: i * (laneWidth + gap) }]),
  ) as FlowLayout["lanes"];
  const places = new Map<string, FlowPlace>();
  let rows = 1;
  for (const { role, items } of columns) {
    rows = Math.max(rows, items.length);
    items.forEach((item, index) => {
      const y = HEAD + index * (CARD.height + CARD.gap);
      places.set(item.code, { x: lanes[role].x + LANE_PAD, y, width: cardWidth, role, index });
    });
  }
  return {
    width: 3 * laneWidth + 2 * gap,
    height: HEAD + (rows + 1) * (CARD.height + CARD.gap),
    laneWidth,
    cardWidth,
    lanes,
    places,
  };
}

/** Where a card that is let go belongs: the nearest lane, and the place in it without counting the card itself. */
export function dropPlace(
  layout: FlowLayout,
  columns: readonly FlowColumn[],
  code: string,
  at: { x: number; y: number },
): { role: FlowRole; index: number } {
  const middle = at.x + layout.cardWidth / 2;
  const far = (role: FlowRole) => Math.abs(middle - (layout.lanes[role].x + layout.laneWidth / 2));
  const role = FLOW_ROLES.reduce((best, one) => (far(one) < far(best) ? one : best));
  const others =
    columns.find((column) => column.role === role)?.items.filter((item) => item.code !== code) ?? [];
  const row = Math.round((at.y - HEAD) / (CARD.height + CARD.gap));
  return { role, index: Math.min(others.length, Math.max(0, row)) };
}

/**
 * The curve of a link: from the right side of its seller to the left side of its buyer; inside a lane, a loop at the
 * right; against the direction of the chain, from left to right side.
 */
export function flowCurve(from: FlowPlace, to: FlowPlace): number[] {
  const order = (place: FlowPlace) => FLOW_ROLES.indexOf(place.role);
  const [y1, y2] = [from.y + CARD.height / 2, to.y + CARD.height / 2];
  const right = (place: FlowPlace) => place.x + place.width;
  if (order(from) === order(to)) {
    const out = right(from) + 34 + Math.min(30, Math.abs(y2 - y1) / 12);
    return [right(from), y1, out, y1, out, y2, right(to), y2];
  }
  const forward = order(from) < order(to);
  const [x1, x2] = forward ? [right(from), to.x] : [from.x, right(to)];
  const bend = (x2 - x1) / 2;
  return [x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2];
}

export const curvePath = ([x, y, ...rest]: readonly number[]) => `M${x} ${y}C${rest.join(" ")}`;

/** Width by amount, in proportion to the largest, 1.5 to 14 pixels. */
export const linkWidth = (amount: number | bigint, largest: number) =>
  Math.max(1.5, 14 * (largest > 0 ? Number(amount) / largest : 0));
