import { expect, test } from "vitest";
import { groupsOf, moved, wrongNames } from "@/app/(desk)/projects/[projectId]/atlas/analyses/groups-of";
import { arrangementIn, arrangementText } from "@/server/features/analyses/arrangement-text";

const KNOWN = ["수소차", "배터리 팩", "센서", "의약품"];
const GROUPS = [
  { name: "미래차", items: ["수소차", "배터리 팩"] },
  { name: "바이오", items: ["의약품", "센서"] },
];

test("groups are read as they were written", () => {
  expect(arrangementIn(arrangementText(GROUPS), KNOWN)).toEqual(GROUPS);
  const [group] = arrangementIn(arrangementText([{ name: " a = b|c\nd ", items: KNOWN }]), KNOWN);
  expect(group).toEqual({ name: "a b c d", items: KNOWN });
});

test.each([
  ["arrangementLine", "미래차 = 수소차 | 로봇"],
  ["arrangementLine", "미래차 수소차"],
  ["arrangementLine", "= 수소차"],
  ["arrangementLine", "미래차 ="],
  ["arrangementItem", "미래차 = 수소차 | 수소차 | 배터리 팩 | 센서 | 의약품"],
  ["arrangementItem", "미래차 = 수소차"],
])("%s: %s", (reason, text) => {
  expect(() => arrangementIn(text, KNOWN)).toThrowError(expect.objectContaining({ reason }));
});

test("an item that is moved leaves its group, and an emptied group goes", () => {
  const edited = GROUPS.map((group, id) => ({ ...group, id }));
  const own = moved(edited, "센서", null, "센서");
  expect(own.map(({ items }) => items)).toEqual([["수소차", "배터리 팩"], ["의약품"], ["센서"]]);
  const back = moved(moved(own, "센서", 0, ""), "의약품", 0, "");
  expect(back).toEqual([{ id: 0, name: "미래차", items: ["수소차", "배터리 팩", "센서", "의약품"] }]);
});

test("two groups of one name, or a group without one, are told", () => {
  const named = (...names: string[]) => names.map((name, id) => ({ id, name, items: ["센서"] }));
  expect(wrongNames(named("미래차", "바이오"))).toEqual([]);
  expect(wrongNames(named("미래차 ", "미래차", " "))).toEqual([0, 1, 2]);
});

test("a proposal is named after what its items have in common, an arrangement as the person said", () => {
  const table = (key: string, columns: string[], rows: (string | number | null)[][]) => ({
    key,
    columns: columns.map((name) => ({ key: name, type: "text" as const })),
    rows,
  });
  const items = table(
    "groupItems",
    ["item", "group"],
    [
      ["수소차", 1],
      ["센서", 2],
      ["배터리 팩", 1],
    ],
  );
  const of = (groups: ReturnType<typeof table>) =>
    groupsOf({ tables: [groups, items] } as never, (code) => `산업 ${code}`);
  expect(
    of(
      table(
        "groups",
        ["group", "industry1"],
        [
          [1, "30121"],
          [2, null],
        ],
      ),
    ),
  ).toEqual([
    { id: 0, name: "산업 30121", items: ["수소차", "배터리 팩"] },
    { id: 1, name: "센서", items: ["센서"] },
  ]);
  expect(
    of(
      table(
        "groups",
        ["group", "name", "industry1"],
        [
          [1, "미래차", "30121"],
          [2, "센서류", null],
        ],
      ),
    ).map(({ name }) => name),
  ).toEqual(["미래차", "센서류"]);
});
