import { DomainError } from "@/server/domain/errors";

/** A group as a person has made it: its name and its items. */
export type ArrangedGroup = { name: string; items: string[] };

const SPLIT = "|";
const NAMED = "=";

/** One group a line, `name = item | item`; signs that part them are no part of a name. */
export const arrangementText = (groups: readonly ArrangedGroup[]): string =>
  groups
    .filter(({ items }) => items.length > 0)
    .map(({ name, items }) => `${withoutSigns(name)} ${NAMED} ${items.join(` ${SPLIT} `)}`)
    .join("\n");

const withoutSigns = (name: string) => name.replace(/[=|;\s]+/g, " ").trim();

/**
 * Groups of a text, one a line: `Future cars = hydrogen cars | batteries`. Empty lines are left out.
 *
 * @param known the items that there are: each stands in exactly one group
 * @throws DomainError BAD_INPUT: arrangementLine (no name, no item or unknown ones, with the line), arrangementItem (an
 *   item that stands nowhere or twice)
 */
export function arrangementIn(text: string, known: readonly string[]): ArrangedGroup[] {
  const placed = new Set<string>();
  const groups = text.split("\n").flatMap((line, at) => {
    const words = line.trim();
    if (words === "") return [];
    const cut = words.indexOf(NAMED);
    const name = words.slice(0, Math.max(0, cut)).trim();
    const items = words
      .slice(cut + 1)
      .split(SPLIT)
      .map((item) => item.trim())
      .filter((item) => item !== "");
    const strange = items.find((item) => !known.includes(item));
    if (cut < 0 || name === "" || items.length === 0 || strange !== undefined)
      throw new DomainError(
        "BAD_INPUT",
        `arrangement, line ${at + 1}: ${strange === undefined ? words : `no item ${strange}`}; expected "name = item | item"`,
        "arrangementLine",
        { line: at + 1, text: strange ?? words },
      );
    for (const item of items) {
      if (placed.has(item)) throw wrongItem(item, "twice");
      placed.add(item);
    }
    return [{ name, items }];
  });
  const left = known.find((item) => !placed.has(item));
  if (left !== undefined) throw wrongItem(left, "in no group");
  return groups;
}

const wrongItem = (item: string, how: string) =>
  new DomainError(
    "BAD_INPUT",
    `arrangement: ${item} stands ${how}; expected each item once`,
    "arrangementItem",
    {
      item,
    },
  );
