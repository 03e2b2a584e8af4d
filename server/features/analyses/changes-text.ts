import type { WhatIfChange } from "@/server/compute/network/what-if-change";
import { DomainError } from "@/server/domain/errors";

const CODE = "[0-9A-Za-z]+";
const PAIR = `(${CODE}|\\*)\\s*>\\s*(${CODE}|\\*)`;

/** One line of a list of changes: how it is written, and what it means. */
const LINES: [RegExp, (parts: string[]) => WhatIfChange | null][] = [
  [new RegExp(`^\\+\\s*${PAIR}$`), ([seller, buyer]) => linkChange("add_links", seller!, buyer!)],
  [new RegExp(`^-\\s*${PAIR}$`), ([seller, buyer]) => linkChange("remove_links", seller!, buyer!)],
  [
    new RegExp(`^x\\s*(\\d+(?:\\.\\d{1,6})?)\\s+${PAIR}$`, "i"),
    ([factor, seller, buyer]) =>
      seller === "*" && buyer === "*"
        ? null
        : {
            kind: "scale_trade",
            amount: Number(factor),
            ...(seller === "*" ? {} : { seller: seller! }),
            ...(buyer === "*" ? {} : { buyer: buyer! }),
          },
  ],
  [
    new RegExp(`^remove\\s+(${CODE})$`, "i"),
    ([industry]) => ({ kind: "remove_industry", industry: industry! }),
  ],
  [
    new RegExp(`^add\\s+(${CODE})\\s+like\\s+(${CODE})(?:\\s+x\\s*(\\d+(?:\\.\\d{1,6})?))?$`, "i"),
    ([industry, like, size]) => ({
      kind: "add_industry_like",
      industry: industry!,
      like: like!,
      ...(size ? { size: Number(size) } : {}),
    }),
  ],
];

const linkChange = (
  kind: "add_links" | "remove_links",
  seller: string,
  buyer: string,
): WhatIfChange | null => (seller === "*" || buyer === "*" ? null : { kind, links: [{ seller, buyer }] });

/**
 * A list of changes, one a line (or between semicolons); empty lines and what follows # are left out:
 *
 *   + 30320 > 28202         a link from seller to buyer is added          - 30320 > 28202   it is removed
 *   x 1.5 30320 > 28202     that trade grows by half                      x 0 30320 > *     all its sales stop
 *   remove 30320            the industry goes                             add 99999 like 28202 x 0.5
 *
 * @throws DomainError BAD_INPUT (whatIfLine) with the number of the line
 */
export function changesIn(text: string): WhatIfChange[] {
  return text.split(/[\n;]/).flatMap((line, at) => {
    const words = line.replace(/#.*$/, "").trim();
    if (words === "") return [];
    for (const [pattern, changeOf] of LINES) {
      const found = pattern.exec(words);
      const change = found && changeOf(found.slice(1));
      if (change) return [change];
    }
    throw new DomainError(
      "BAD_INPUT",
      `changes, line ${at + 1}: ${words}; expected such as "+ 30320 > 28202", "- 30320 > 28202", "x 1.5 30320 > 28202", "remove 30320", "add 99999 like 28202"`,
      "whatIfLine",
      { line: at + 1, text: words },
    );
  });
}
