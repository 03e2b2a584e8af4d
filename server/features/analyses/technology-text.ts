import { DomainError } from "@/server/domain/errors";

/** As many industries as a technology is spread over at most; what lies beyond is noise of the prior. */
export const TECHNOLOGY_INDUSTRIES = 50;

/**
 * Industries of a technology with their shares, one a line or behind a semicolon: `26110 0.42; 28202 0.2`. Shares are
 * parts of what is given: they need not add up to 1.
 * @throws DomainError BAD_INPUT (technologyMissing, technologyLine: with the number of the entry)
 */
export function technologyIn(text: string): Map<string, number> {
  const entries = text
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  if (entries.length === 0)
    throw new DomainError("BAD_INPUT", "no industry of the technology is given", "technologyMissing");
  const found = new Map<string, number>();
  entries.forEach((entry, at) => {
    const [, code, share] = /^(\d{2,5})[\s:]+(\d*\.?\d+(?:e-?\d+)?)$/i.exec(entry) ?? [];
    if (!code || !(Number(share) > 0) || found.has(code) || found.size >= TECHNOLOGY_INDUSTRIES)
      throw new DomainError(
        "BAD_INPUT",
        `entry ${at + 1} of the technology: ${entry}; expected an industry, once, and a share above 0, like 26110 0.42`,
        "technologyLine",
        { line: at + 1, text: entry.slice(0, 60) },
      );
    found.set(code, Number(share));
  });
  const total = [...found.values()].reduce((sum, share) => sum + share, 0);
  return new Map([...found].map(([code, share]) => [code, share / total]));
}

/** The same as a text, largest share first. */
export const technologyText = (industries: readonly { code: string; share: number }[]): string =>
  industries.map(({ code, share }) => `${code} ${Number(share.toPrecision(6))}`).join("; ");
