import type { WhatIfChange } from "@/server/compute/network/what-if-change";
import { DomainError } from "@/server/domain/errors";

/** What stands for everybody in a pair. */
export const ANYONE = "*";
const CODE = "[0-9A-Za-z]+";
const PAIR = `(${CODE}|\\*)\\s*>\\s*(${CODE}|\\*)`;
const FACTOR = "(\\d{1,9}(?:\\.\\d{1,6})?)";
const MONEY = "(\\d{1,16})";
const COUNT = "(\\d{1,9})";

/** A change as a row of a form has it: every part in words, empty where its kind has none. */
export type ChangeRow = {
  kind: ChangeKind;
  /** Seller, or the one industry of the change. */
  first: string;
  /** Buyer, or the industry that a new one is like. */
  second: string;
  /** Factor, size, or an amount in the unit of the data. */
  amount: string;
  count: string;
};

type Written = {
  kind: ChangeKind;
  pattern: RegExp;
  /** The parts of a row, in the order of the groups of the pattern. */
  parts: readonly (keyof Omit<ChangeRow, "kind">)[];
  write: (row: ChangeRow) => string;
  /** Null where the words fit but mean nothing. */
  change: (row: ChangeRow) => WhatIfChange | null;
};

/** The kinds of change in the order of the form; how each is written on a line, and what it means. */
export const CHANGE_KINDS = [
  "add_links",
  "remove_links",
  "add_trade",
  "take_trade",
  "scale_trade",
  "add_industry_like",
  "remove_industry",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const isPair = ({ first, second }: ChangeRow) => first !== ANYONE && second !== ANYONE;
const links = (kind: "add_links" | "remove_links", sign: string): Written => ({
  kind,
  pattern: new RegExp(`^\\${sign}\\s*${PAIR}$`),
  parts: ["first", "second"],
  write: ({ first, second }) => `${sign} ${first} > ${second}`,
  change: (row) => (isPair(row) ? { kind, links: [{ seller: row.first, buyer: row.second }] } : null),
});
const trade = (kind: "add_trade" | "take_trade", sign: string): Written => ({
  kind,
  pattern: new RegExp(`^trade\\s*\\${sign}\\s*${MONEY}\\s*/\\s*${COUNT}\\s+${PAIR}$`, "i"),
  parts: ["amount", "count", "first", "second"],
  write: ({ first, second, amount, count }) => `trade ${sign}${amount}/${count} ${first} > ${second}`,
  change: (row) =>
    isPair(row)
      ? {
          kind: "add_trade",
          seller: row.first,
          buyer: row.second,
          amount: BigInt(`${sign}${row.amount}`),
          count: Number(`${sign}${row.count}`),
        }
      : null,
});

const LINES: readonly Written[] = [
  links("add_links", "+"),
  links("remove_links", "-"),
  trade("add_trade", "+"),
  trade("take_trade", "-"),
  {
    kind: "scale_trade",
    pattern: new RegExp(`^x\\s*${FACTOR}\\s+${PAIR}$`, "i"),
    parts: ["amount", "first", "second"],
    write: ({ first, second, amount }) => `x ${amount} ${first} > ${second}`,
    change: ({ first, second, amount }) =>
      first === ANYONE && second === ANYONE
        ? null
        : {
            kind: "scale_trade",
            amount: Number(amount),
            ...(first === ANYONE ? {} : { seller: first }),
            ...(second === ANYONE ? {} : { buyer: second }),
          },
  },
  {
    kind: "add_industry_like",
    pattern: new RegExp(`^add\\s+(${CODE})\\s+like\\s+(${CODE})(?:\\s+x\\s*${FACTOR})?$`, "i"),
    parts: ["first", "second", "amount"],
    write: ({ first, second, amount }) => `add ${first} like ${second}${amount === "" ? "" : ` x ${amount}`}`,
    change: ({ first, second, amount }) => ({
      kind: "add_industry_like",
      industry: first,
      like: second,
      ...(amount === "" ? {} : { size: Number(amount) }),
    }),
  },
  {
    kind: "remove_industry",
    pattern: new RegExp(`^remove\\s+(${CODE})$`, "i"),
    parts: ["first"],
    write: ({ first }) => `remove ${first}`,
    change: ({ first }) => ({ kind: "remove_industry", industry: first }),
  },
];

/** A line as a row and its meaning; null when it cannot be read. */
function read(line: string): { row: ChangeRow; change: WhatIfChange } | null {
  for (const { kind, pattern, parts, change: changeOf } of LINES) {
    const found = pattern.exec(line);
    if (!found) continue;
    const row: ChangeRow = { kind, first: "", second: "", amount: "", count: "" };
    parts.forEach((part, at) => {
      row[part] = found[at + 1] ?? "";
    });
    const change = changeOf(row);
    if (change) return { row, change };
  }
  return null;
}

const linesIn = (text: string) =>
  text.split(/[\n;]/).flatMap((line, at) => {
    const words = line.replace(/#.*$/, "").trim();
    return words === "" ? [] : [{ words, at }];
  });

/** The line of a row; one whose parts are missing or wrong makes a line that cannot be read. */
export const changeLine = (row: ChangeRow): string => LINES.find(({ kind }) => kind === row.kind)!.write(row);
/** Rows of a text for a form; lines that cannot be read are left out. */
export const changeRows = (text: string): ChangeRow[] =>
  linesIn(text).flatMap(({ words }) => read(words)?.row ?? []);

export const changesFit = (text: string): boolean => linesIn(text).every(({ words }) => read(words) !== null);

/**
 * A list of changes, one a line (or between semicolons); empty lines and what follows # are left out:
 *
 *   + 30320 > 28202         a link from seller to buyer is added          - 30320 > 28202   it is removed
 *   trade +500000/3 30320 > 28202   3 more trades, of 500,000 together    trade -500000/3 30320 > 28202   less
 *   x 1.5 30320 > 28202     that trade grows by half                      x 0 30320 > *     all its sales stop
 *   remove 30320            the industry goes                             add 99999 like 28202 x 0.5
 *
 * @throws DomainError BAD_INPUT (whatIfLine) with the number of the line
 */
export const changesIn = (text: string): WhatIfChange[] =>
  linesIn(text).map(({ words, at }) => {
    const found = read(words);
    if (found) return found.change;
    throw new DomainError(
      "BAD_INPUT",
      `changes, line ${at + 1}: ${words}; expected such as "+ 30320 > 28202", "- 30320 > 28202", "trade +500000/3 30320 > 28202", "x 1.5 30320 > 28202", "remove 30320", "add 99999 like 28202"`,
      "whatIfLine",
      { line: at + 1, text: words },
    );
  });
