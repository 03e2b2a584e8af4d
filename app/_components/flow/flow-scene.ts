import { textWidth, wrapText } from "../charts/label-places";
import type { Palette } from "../charts/palette";
import { EMPTY_SCENE, type Scene } from "../scene";
import {
  CARD,
  FLOW_ROLES,
  type FlowColumn,
  type FlowLayout,
  type FlowLink,
  flowCurve,
  linkWidth,
} from "./flow-model";

/** A name on two lines at most, the second cut short where it must be. */
const twoLines = (text: string, width: number) => {
  const [first = "", ...rest] = wrapText(text, width);
  return rest.length > 0 ? [first, clipped(rest.join(" "), width)] : [clipped(first, width)];
};

const clipped = (text: string, width: number) => {
  let shown = text;
  while (shown.length > 1 && textWidth(`${shown}…`) > width) shown = shown.slice(0, -1);
  return shown === text ? text : `${shown}…`;
};

/** The value chain in shapes that can be saved; `heads` are the words over the three columns. */
export function flowScene(
  columns: readonly FlowColumn[],
  links: readonly FlowLink[],
  layout: FlowLayout,
  palette: Palette,
  heads: readonly string[],
): Scene {
  const largest = Math.max(0, ...links.map((link) => Number(link.amount)));
  const cards = columns.flatMap(({ items }) =>
    items.map((item) => ({ item, ...layout.places.get(item.code)! })),
  );
  const lanes = FLOW_ROLES.map((role) => ({
    x: layout.lanes[role].x,
    y: 0,
    width: layout.laneWidth,
    height: layout.height,
  }));
  return {
    ...EMPTY_SCENE,
    width: layout.width,
    height: layout.height,
    lanes: lanes.map((lane) => ({ ...lane, fill: palette.surface, stroke: palette.line })),
    curves: links
      .filter((link) => layout.places.has(link.from) && layout.places.has(link.to))
      .map((link) => ({
        points: flowCurve(layout.places.get(link.from)!, layout.places.get(link.to)!),
        width: linkWidth(link.amount, largest),
        colour: palette["series-7"],
        opacity: 0.4,
      })),
    boxes: cards.map(({ x, y, width }) => ({
      x,
      y,
      width,
      height: CARD.height,
      fill: palette.surface,
      stroke: palette["line-strong"],
    })),
    texts: [
      ...heads.map((text, i) => ({
        x: lanes[i]!.x + layout.laneWidth / 2,
        y: 22,
        text,
        bold: true,
        colour: palette.ink,
        anchor: "middle" as const,
      })),
      ...cards.flatMap(({ item, x, y, width }) => [
        {
          x: x + 12,
          y: y + 16,
          text: item.code,
          bold: true,
          colour: palette["primary-ink"],
          anchor: "start" as const,
        },
        ...twoLines(item.name, width - 24).map((text, line) => ({
          x: x + 12,
          y: y + 37 + 20 * line,
          text,
          colour: palette.ink,
          anchor: "start" as const,
        })),
        ...(item.sub
          ? [
              {
                x: x + 12,
                y: y + 58,
                text: item.sub,
                colour: palette["ink-subtle"],
                anchor: "start" as const,
              },
            ]
          : []),
      ]),
    ],
  };
}
