import { expect, test } from "vitest";
import { objectOf } from "@/i18n/korean-particle";

test.each([
  ["미래차", "‘미래차’를"],
  ["로봇", "‘로봇’을"],
  ["반도체 (사본)", "‘반도체 (사본)’을"],
  ["자료 2020", "‘자료 2020’을"],
  ["30399", "‘30399’를"],
  ["AI", "‘AI’를"],
  ["LED panel", "‘LED panel’을"],
])("%s takes the particle that it is read with", (word, sentence) => {
  expect(objectOf(word, "ko")).toBe(sentence);
});

test("English has no particle", () => {
  expect(objectOf("미래차", "en")).toBe("‘미래차’");
});
