/** 2018–2020, or the years one by one where there are gaps. */
export function yearsText(years: readonly number[]): string {
  const sorted = [...years].sort((x, y) => x - y);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === last) return String(first);
  return last - first === sorted.length - 1 ? `${first}–${last}` : sorted.join(", ");
}
