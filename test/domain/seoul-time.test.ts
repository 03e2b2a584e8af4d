import { expect, test } from "vitest";
import { seoulDay, seoulTime } from "@/server/domain/seoul-time";

test("a decision of the Korean morning is dated by the Korean day", () => {
  const at = new Date("2026-11-22T20:05:09Z");
  expect(seoulTime(at)).toBe("2026-11-23T05:05:09+09:00");
  expect(seoulDay(at)).toBe("2026-11-23");
});
