import { expect, test } from "vitest";
import { withoutCoinciding } from "@/app/_components/charts/coinciding";

const point = (id: string, x: number, y: number, ring = false) => ({ id, label: id, x, y, ring });
const names = (labels: string[]) => `${labels.length}: ${labels.join(", ")}`;

test("points on one place become one dot with all their names, the first's id, and the ring of any", () => {
  const { points, ids } = withoutCoinciding(
    [point("a", 1, 2), point("b", 3, 4), point("c", 1, 2, true)],
    names,
  );
  expect(points.map(({ id, label, ring }) => [id, label, ring])).toEqual([
    ["a", "2: a, c", true],
    ["b", "b", false],
  ]);
  expect(ids.get("c")).toBe("a");
});

test("points apart stay as they are", () => {
  const given = [point("a", 1, 2), point("b", 1, 2.0001)];
  expect(withoutCoinciding(given, names).points).toBe(given);
});
