import type { ChartSize } from "./echart";
import { LABEL_HEIGHT, type Rect, textWidth, wrapText } from "./label-places";
import type { Palette } from "./palette";
import type { Corner, ScatterSpec } from "./scatter-spec";

export type CornerText = { rect: Rect; right: boolean; title: string[]; lines: string[] };

/** What the quadrants are called, in their outer corners. */
export function cornerTexts(
  { corners = {} }: ScatterSpec,
  plot: ChartSize,
  cutX: number | null,
): CornerText[] {
  const middle = cutX ?? plot.width / 2;
  return (Object.keys(corners) as Corner[]).map((corner) => {
    const right = corner.endsWith("Right");
    const room = Math.max(60, (right ? plot.width - middle : middle) - 16);
    const title = wrapText(corners[corner]!.title, room);
    const lines = (corners[corner]!.lines ?? []).flatMap((line) => wrapText(line, room));
    const height = (title.length + lines.length) * LABEL_HEIGHT;
    const width = Math.max(...[...title, ...lines].map((line) => textWidth(line)));
    const left = right ? plot.width - width - 8 : 8;
    const top = corner.startsWith("top") ? 6 : plot.height - height - 6;
    return { rect: { left, right: left + width, top, bottom: top + height }, right, title, lines };
  });
}

export const cornerElements = (
  { rect, right, title, lines }: CornerText,
  palette: Palette,
  edge: { left: number; top: number },
) =>
  [...title, ...lines].map((text, i) => ({
    type: "text",
    silent: true,
    z: 3,
    x: edge.left + (right ? rect.right : rect.left),
    y: edge.top + rect.top + i * LABEL_HEIGHT,
    style: {
      text,
      align: right ? "right" : "left",
      fill: i < title.length ? palette["primary-ink"] : palette["ink-subtle"],
      font: `${i < title.length ? "bold " : ""}13px ${palette.font}`,
    },
  }));
