import fc from "fast-check";
import { expect, test } from "vitest";
import { labelRect, placeLabels, textWidth, wrapText } from "@/app/_components/charts/label-places";

const box = { width: 800, height: 400 };
const wish = fc.record({
  x: fc.double({ min: 0, max: 800, noNaN: true }),
  y: fc.double({ min: 0, max: 400, noNaN: true }),
  text: fc.constantFrom("축전지", "자동차용 엔진", "Software", "반도체 제조용 기계 제조업"),
  radius: fc.constantFrom(4, 6, 10),
});
type Rect = ReturnType<typeof labelRect>;
const overlap = (a: Rect, b: Rect) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test("no shown label lies over another, over a point of another, over what is blocked, or outside the box", () => {
  const blocked = [{ left: 380, right: 382, top: 0, bottom: 400 }];
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
      const sides = placeLabels(wishes, box, blocked);
      const shown = wishes.flatMap((one, i) => (sides[i] ? [{ i, rect: labelRect(one, sides[i]) }] : []));
      for (const { i, rect } of shown) {
        expect(rect.left >= 0 && rect.right <= 800 && rect.top >= 0 && rect.bottom <= 400).toBe(true);
        expect(overlap(rect, blocked[0]!)).toBe(false);
        for (const other of shown) if (other.i !== i) expect(overlap(rect, other.rect)).toBe(false);
        wishes.forEach(({ x, y, radius: r }, j) => {
          if (j !== i)
            expect(overlap(rect, { left: x - r, right: x + r, top: y - r, bottom: y + r })).toBe(false);
        });
      }
    }),
  );
});

test("a label alone stands at the right of its point; at the right edge it goes to the left", () => {
  expect(placeLabels([{ x: 100, y: 100, text: "축전지", radius: 6 }], box)).toEqual(["right"]);
  expect(placeLabels([{ x: 795, y: 100, text: "축전지", radius: 6 }], box)).toEqual(["left"]);
});

test("where there is room for one label only, the earlier point gets it", () => {
  const wishes = ["축전지", "도금업"].map((text) => ({ x: 30, y: 10, text, radius: 6 }));
  expect(placeLabels(wishes, { width: 90, height: 20 })).toEqual(["right", null]);
});

test("lines are no wider than the room, words are not broken, nothing is lost", () => {
  const text = "혁신역량 기반 신산업 창출";
  const lines = wrapText(text, 90);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(" ")).toBe(text);
  for (const line of lines) expect(textWidth(line) <= 90 || !line.includes(" ")).toBe(true);
});
