import { describe, expect, test } from "vitest";
import { kernelMemory } from "@/server/compute/kernels/kernel-memory";

describe.each([{ plain: false }, { plain: true }])("memory of a kernel, plain: $plain", (options) => {
  test("lists lie apart, on multiples of 16 bytes, zero, never at address 0", () => {
    const { lists, addresses } = kernelMemory({ a: ["u8", 17], b: ["f64", 3], c: ["u32", 0] }, options);
    for (const address of Object.values(addresses)) {
      expect(address % 16).toBe(0);
      expect(address).toBeGreaterThan(0);
    }
    lists.a.fill(255);
    expect([...lists.b]).toEqual([0, 0, 0]);
    lists.b.fill(1.5);
    expect([...lists.a].every((byte) => byte === 255)).toBe(true);
    expect(lists.c).toHaveLength(0);
  });
  test("more than 4 GB is refused", () => {
    expect(() => kernelMemory({ a: ["f64", 2 ** 30] }, options)).toThrow(RangeError);
  });
});
