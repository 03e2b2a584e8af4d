import { badInput } from "@/server/cli/arguments";

/** `2020`, `2020,2022`, `2018-2022` or a mixture, as closed ranges in the order given. @throws DomainError BAD_INPUT */
export function yearRanges(text: string, option = "years"): [number, number][] {
  return text.split(",").map((part) => {
    const [, from, to] = /^(\d{4})(?:-(\d{4}))?$/.exec(part.trim()) ?? [];
    if (!from || Number(from) > Number(to ?? from))
      throw badInput(`--${option} ${text}: expected years such as 2020, 2020,2021 or 2018-2022`);
    return [Number(from), Number(to ?? from)];
  });
}

/** Every year of the ranges once, ascending. */
export function yearsIn(ranges: readonly [number, number][]): number[] {
  const years = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
  return [...new Set(years)].sort((a, b) => a - b);
}
