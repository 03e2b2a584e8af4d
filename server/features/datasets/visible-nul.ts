/** How a NUL is shown: PostgreSQL keeps every character of a text but this one, and files hold what they hold. */
const SHOWN = "\u2400";

/** The same value with every NUL in its texts, and in the names of its parts, made visible. */
export function visibleNul<T>(value: T): T {
  if (typeof value === "string") return value.replaceAll("\u0000", SHOWN) as T;
  if (Array.isArray(value)) return value.map(visibleNul) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [visibleNul(name), visibleNul(part)]),
  ) as T;
}
