/** A label to be placed beside a point, all in pixels; the earlier in the list, the more it matters. */
export type LabelWish = { x: number; y: number; text: string; radius: number };
export type LabelSide = "right" | "left" | "top" | "bottom";
export type Rect = { left: number; right: number; top: number; bottom: number };

const SIDES = ["right", "left", "top", "bottom"] as const;
export const LABEL_HEIGHT = 17;
const GAP = 4;

/** Width of a text at 13 px: Hangul and Han are square, Latin letters and digits a little over half as wide. */
export const textWidth = (text: string, size = 13) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? size * 0.92 : size * 0.58), 0);

const apart = (a: Rect, b: Rect) =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

export function labelRect({ x, y, text, radius }: LabelWish, side: LabelSide): Rect {
  const width = textWidth(text);
  const off = radius + GAP;
  if (side === "right" || side === "left") {
    const left = side === "right" ? x + off : x - off - width;
    return { left, right: left + width, top: y - LABEL_HEIGHT / 2, bottom: y + LABEL_HEIGHT / 2 };
  }
  const top = side === "top" ? y - off - LABEL_HEIGHT : y + off;
  return { left: x - width / 2, right: x + width / 2, top, bottom: top + LABEL_HEIGHT };
}

/**
 * Greedy placement: each label takes the first side (right, left, above, below) where it lies inside the box and over no
 * point and no label placed before, off the lines too where that can be; where none is free it is left out (null; the
 * hint on hover still names the point).
 * O(n²) in the number of points; a chart has some hundred.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  box: { width: number; height: number },
  blocked: readonly Rect[] = [],
  lines: readonly Rect[] = [],
): (LabelSide | null)[] {
  const points = wishes.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const placed: Rect[] = [...blocked];
  return wishes.map((wish, own) => {
    const free = SIDES.map((side) => ({ side, rect: labelRect(wish, side) })).filter(
      ({ rect }) =>
        rect.left >= 0 &&
        rect.right <= box.width &&
        rect.top >= 0 &&
        rect.bottom <= box.height &&
        placed.every((other) => apart(rect, other)) &&
        points.every((point, i) => i === own || apart(rect, point)),
    );
    const best = free.find(({ rect }) => lines.every((line) => apart(rect, line))) ?? free[0];
    if (!best) return null;
    placed.push(best.rect);
    return best.side;
  });
}

/** Words in lines no wider than that many pixels; a word that is wider stands alone. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const joined = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}
