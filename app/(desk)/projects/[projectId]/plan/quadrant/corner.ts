import type { Orientation, Quadrant } from "@/rules/schema";

export type Corner = "topLeft" | "topRight" | "bottomLeft" | "bottomRight";

/**
 * The corner of a picture in which a quadrant lies: figures always grow upwards and to the right, whatever end of an
 * indicator the rule calls up, so that the words stand beside the points they are about.
 */
export function cornerOf(quadrant: Quadrant, { vertical, horizontal }: Orientation): Corner {
  const high = (indicator: "a" | "b") => quadrant.includes(`${indicator}_high`);
  const row = high(vertical) ? "top" : "bottom";
  return `${row}${high(horizontal) ? "Right" : "Left"}`;
}
