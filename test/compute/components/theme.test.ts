import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";

const theme = readFileSync("app/theme.css", "utf8");
const tokens = new Map(
  [
    ...readFileSync(
      createRequire(import.meta.url).resolve("krds-uiux/resources/css/token/krds_tokens.css"),
      "utf8",
    ).matchAll(/(--krds-[\w-]+):\s*([^;]+);/g),
  ].map(([, name, value]) => [name!, value!]),
);
const [light, dark] = [
  theme.slice(0, theme.indexOf("@variant dark")),
  theme.slice(theme.indexOf("@variant dark"), theme.indexOf("@theme inline")),
];
const lines = (part: string) => [...part.matchAll(/--([\w-]+): (#\w+); \/\* color-([\w-]+) \*\//g)];
const values = (part: string) =>
  new Map([...part.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name, value]) => [name!, value!]));

test("every colour that names a token of KRDS has that token's value", () => {
  const named = [...lines(light), ...lines(dark)];
  expect(named.length).toBeGreaterThan(60);
  for (const [, name, value, token] of named)
    expect(value, `--${name} of color-${token}`).toBe(tokens.get(`--krds-color-light-${token}`));
});

test("both themes set the same colours", () => {
  expect([...values(dark).keys()].sort()).toEqual([...values(light).keys()].sort());
});

/** Relative luminance and contrast ratio of WCAG 2.1. */
const luminance = (hex: string) => {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
};
const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

describe.each([
  ["light", values(light)],
  ["dark", values(dark)],
])("contrast in the %s theme", (_, of) => {
  const grounds = ["page", "surface", "surface-sunken", "surface-strong"];
  const pairs = [
    ...["ink", "ink-strong", "ink-subtle", "ink-faint", "primary-ink"].flatMap((ink) =>
      grounds.map((ground) => [ink, ground]),
    ),
    ...["danger", "warning", "success", "info"].flatMap((tone) => [
      [`${tone}-ink`, `${tone}-soft`],
      [`${tone}-ink`, "surface"],
    ]),
    ["primary-ink", "primary-soft"],
    ["ink", "primary-soft"],
    ["ink-subtle", "primary-soft"],
    ["on-primary", "primary"],
    ["on-primary", "primary-hover"],
    ["on-primary", "danger-hover"],
    ["ink-inverse", "inverse"],
  ] as [string, string][];
  test.each(pairs)("%s can be read on %s", (ink, ground) => {
    expect(contrast(of.get(ink)!, of.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });
  test.each([
    "input-line",
    "focus",
    "series-1",
    "series-2",
    "series-3",
    "series-4",
    "series-5",
    "series-6",
    "series-7",
    "series-8",
  ])("%s stands out from a surface", (name) => {
    expect(contrast(of.get(name)!, of.get("surface")!)).toBeGreaterThanOrEqual(3);
  });
});
