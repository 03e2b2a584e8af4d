import { describe, expect, test } from "vitest";
import { withEntryMoved, withGroupMoved } from "@/app/(desk)/projects/[projectId]/plan/document/order";

const groups = ["ab", "c", "def"].map((ids) => ({ entries: [...ids].map((id) => ({ id })) }));

describe("the order of the plan", () => {
  test("an entry moves within its industry and takes nobody's place elsewhere", () => {
    expect(withEntryMoved(groups, "d", 1).join("")).toBe("abcedf");
    expect(withEntryMoved(groups, "b", -1).join("")).toBe("bacdef");
  });

  test("at the ends nothing moves, and every entry is always there once", () => {
    expect(withEntryMoved(groups, "a", -1).join("")).toBe("abcdef");
    expect(withEntryMoved(groups, "c", 1).join("")).toBe("abcdef");
    expect(withGroupMoved(groups, 2, 1).join("")).toBe("abcdef");
  });

  test("an industry moves as a whole", () => {
    expect(withGroupMoved(groups, 0, 1).join("")).toBe("cabdef");
    expect(withGroupMoved(groups, 2, -1).join("")).toBe("abdefc");
  });
});
