import type { BenchResult, BenchRow, Measure } from "./bench-result";

const start = (id: string) => `<!-- bench:${id} -->`;
const end = (id: string) => `<!-- /bench:${id} -->`;
const HEAD = ["What", "Size", "Ours", "Peers (CPU against ours)", "Answers", "Goal", "Date"];

/** What stands between the markers of `id`, or null when the document has none. */
export function sectionOf(document: string, id: string): string | null {
  const from = document.indexOf(start(id));
  const to = document.indexOf(end(id), from);
  return from < 0 || to < 0 ? null : document.slice(from + start(id).length, to).trim();
}

/** The document with another text between the markers of `id`, which are added at its end when it has none. */
export function withSection(document: string, id: string, body: string): string {
  const section = `${start(id)}\n${body.trim()}\n${end(id)}`;
  if (sectionOf(document, id) === null) return `${document.trimEnd()}\n\n${section}\n`;
  const from = document.indexOf(start(id));
  return document.slice(0, from) + section + document.slice(document.indexOf(end(id), from) + end(id).length);
}

/**
 * The part of one bench. Rows of `before` (its text until now) that were not measured this time stay, with their date;
 * those of the same name and size are replaced. Rows of one name stand together, by size.
 */
export function benchSection(result: BenchResult, date: string, before: string | null): string {
  const fresh = result.rows.map((row) =>
    [
      row.what,
      whole(row.size),
      row.equal === false ? "not timed" : used(row.ours),
      peersOf(row),
      row.equal === true ? "equal" : row.equal === false ? "**differ**" : row.equal,
      row.met === null ? row.goal : `${row.goal}: ${row.met ? "met" : "**not met**"}`,
      date,
    ].map(oneCell),
  );
  const isFresh = new Set(fresh.map(keyOf));
  const rows = [...fresh, ...tableRows(before ?? "").filter((cells) => !isFresh.has(keyOf(cells)))];
  const names = [...new Set(rows.map(([what]) => what))];
  const size = ([, text]: string[]) => Number(text!.replaceAll(",", ""));
  rows.sort((x, y) => names.indexOf(x[0]) - names.indexOf(y[0]) || size(x) - size(y));
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [
    `## ${result.title}`,
    "",
    ...[line(HEAD), line(HEAD.map(() => "---")), ...rows.map(line)],
    ...(result.notes.length > 0 ? ["", ...result.notes.map((note) => `- ${note}`)] : []),
  ].join("\n");
}

const keyOf = ([what, size]: string[]) => `${what} | ${size}`;
const oneCell = (text: string) => text.replace(/\s*\n\s*/g, " ").replace(/(?<!\\)\|/g, "\\|");
const whole = (value: number) => value.toLocaleString("en-US");

const tableRows = (section: string) =>
  section
    .split("\n")
    .filter(
      (line) => line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith(`| ${HEAD[0]} |`),
    )
    .map((line) => line.slice(2, -2).split(/(?<!\\) \| /))
    .filter((cells) => cells.length === HEAD.length);

const peersOf = ({ peers, ratio }: BenchRow) =>
  Object.entries(peers)
    .map(([name, measure]) => `${name}: ${used(measure)} (${figures(ratio[name] ?? Number.NaN)} x)`)
    .join("<br>") || "none";

const used = ({ cpuSeconds, wallSeconds, peakMb }: Measure) =>
  `${figures(cpuSeconds)} s CPU, ${figures(wallSeconds)} s passed, ${whole(Math.round(peakMb))} MB`;

/** Three digits that count; all of those before the point. */
const figures = (value: number) =>
  !Number.isFinite(value)
    ? "?"
    : value >= 100
      ? whole(Math.round(value))
      : String(Number(value.toPrecision(value < 0.01 ? 2 : 3)));
