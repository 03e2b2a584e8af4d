import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { NAMESPACES } from "@/i18n/locales";

const root = resolve(import.meta.dirname, "..");
type Tree = { [key: string]: string | Tree };

const load = (locale: string, name: string) =>
  JSON.parse(readFileSync(join(root, "messages", locale, `${name}.json`), "utf8")) as Tree;

function flatten(tree: Tree, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[prefix + key, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

function* files(dir: string): Generator<string> {
  for (const entry of readdirSync(join(root, dir), { withFileTypes: true })) {
    if (entry.name === "generated" || entry.name.startsWith("zz-")) continue;
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (/\.tsx?$/.test(path)) yield path;
  }
}
const code = ["app", "server", "rules"]
  .flatMap((dir) => [...files(dir)])
  .map((file) => ({
    file,
    text: readFileSync(join(root, file), "utf8"),
  }));

/** The figures that a message takes, also those inside its plural and select branches. */
function placeholders(text: string): string[] {
  const names = new Set<string>();
  const visit = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      if (element.type === TYPE.tag) visit(element.children);
      else names.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(parse(text));
  return [...names].sort();
}

describe.each(NAMESPACES)("messages of %s", (name) => {
  const ko = flatten(load("ko", name));
  const en = flatten(load("en", name));

  test("the two languages have the same keys, none empty", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ko).sort());
    expect([...Object.entries(ko), ...Object.entries(en)].filter(([, text]) => !text.trim())).toEqual([]);
  });

  test("the two languages take the same figures", () => {
    const differ = Object.keys(ko).filter(
      (key) => String(placeholders(ko[key]!)) !== String(placeholders(en[key] ?? "")),
    );
    expect(differ).toEqual([]);
  });
});

test("no Korean particle leans on a word that is not known yet", () => {
  // ‘{name}’이 is wrong after a vowel. A share is read with its per cent sign, and so ends in one: {share}를.
  const leaning = /\{(?!share\b)\w+(?:, number)?\}[’”]?(?:을|를|이|가|은|는|와|과|로|으로)(?=[\s.,)]|$)/;
  const wrong = NAMESPACES.flatMap((name) =>
    Object.entries(flatten(load("ko", name))).filter(([, text]) => leaning.test(text)),
  );
  expect(wrong).toEqual([]);
});

/**
 * Every key asked of a `useTranslations("ns")` / `getTranslations("ns")`, with the namespace. Several functions of a
 * file may each call theirs `t`: a call belongs to the declaration of its variable that stands nearest above it.
 */
function asked({ text }: { text: string }): { full: string; literal: boolean }[] {
  const declared = [
    ...text.matchAll(/const (\w+) = (?:await )?(?:use|get)Translations\(\s*"([^"]+)"\s*\)/g),
  ].map((m) => ({ at: m.index, variable: m[1]!, namespace: m[2]! }));
  return [...new Set(declared.map(({ variable }) => variable))].flatMap((variable) => {
    const own = declared.filter((one) => one.variable === variable);
    const call = `\\b${variable}(?:\\.rich|\\.raw|\\.has|\\.markup)?\\(\\s*`;
    const within = (pattern: string, literal: boolean) =>
      [...text.matchAll(new RegExp(call + pattern, "g"))].map((m) => ({
        full: `${(own.findLast(({ at }) => at < m.index) ?? own[0]!).namespace}.${m[1]}`,
        literal,
      }));
    return [...within('"([^"]+)"', true), ...within("`([^`$]*)\\$\\{", false)];
  });
}

const known = new Set(
  NAMESPACES.flatMap((name) => Object.keys(flatten(load("ko", name))).map((key) => `${name}.${key}`)),
);

test("every key that a screen asks for exists", () => {
  const missing = code.flatMap((file) =>
    asked(file)
      .filter(({ full, literal }) =>
        literal ? !known.has(full) : ![...known].some((key) => key.startsWith(full)),
      )
      .map(({ full }) => `${file.file}: ${full}`),
  );
  expect(missing).toEqual([]);
});

test("no key is left that nobody asks for", () => {
  // A key counts as used when code names it whole, names its last part, or builds it from a prefix.
  const all = code.map(({ text }) => text).join("\n");
  const prefixes = code
    .flatMap(asked)
    .filter(({ literal }) => !literal)
    .map(({ full }) => full);
  const strings = new Set([...all.matchAll(/["'`]([\w.-]+)["'`]/g)].map((m) => m[1]!));
  const unused = [...known].filter((key) => {
    if (prefixes.some((prefix) => key.startsWith(prefix))) return false;
    const parts = key.split(".");
    return !parts.some((_, i) => i > 0 && strings.has(parts.slice(i).join(".")));
  });
  // Figures, events, job stages and errors are looked up by ids that live in data.
  const byId =
    /^(errors|terms|audit|jobs|atlas\.(indicators|examples)|published|analyses\.(columns|facts|tables|charts|flags|values|choices|fields|kinds))\./;
  expect(unused.filter((key) => !byId.test(key))).toEqual([]);
});

test("no Korean text stands in a component", () => {
  const wrong = code
    .filter(({ file }) => file.startsWith("app/"))
    .flatMap(({ file, text }) =>
      text
        .split("\n")
        .map((line, i) => ({
          line: line.replace(/\/\/.*$/, "").replace(/\/?\*.*$/, ""),
          at: `${file}:${i + 1}`,
        }))
        .filter(({ line }) => /[가-힣]/.test(line))
        .map(({ at }) => at),
    );
  expect(wrong).toEqual([]);
});

test("every refusal has a sentence that says what to do", () => {
  const sentences = new Set(Object.keys(flatten(load("ko", "errors"))));
  // new DomainError("CODE", message, "reason"): the reason where there is one, else the code. The command line's own
  // arguments are answered in English on stderr.
  const refusal =
    /new DomainError\(\s*"([A-Z_]+)"\s*,\s*(?:`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"|[^,()"`]+)\s*(?:,\s*"(\w+)")?/g;
  const silent = code
    .filter(({ file }) => file.startsWith("server/") && !file.startsWith("server/cli/"))
    .flatMap(({ file, text }) => [...text.matchAll(refusal)].map((m) => ({ reason: m[2] ?? m[1]!, file })))
    .filter(({ reason }) => !sentences.has(reason))
    .map(({ reason, file }) => `${reason} (${file})`);
  expect([...new Set(silent)]).toEqual([]);
});
