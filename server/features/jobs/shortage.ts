const DISK = /no space left on device|disk quota exceeded|disk (?:is )?full/i;
const MEMORY = /out of memory|cannot allocate memory/i;

/**
 * What the machine ran out of, from an error of Node, DuckDB or PostgreSQL; null for any other fault. A person can act on
 * it, and none of it tells of the inside.
 */
export function shortageOf(cause: unknown): "diskFull" | "outOfMemory" | null {
  if (!(cause instanceof Error)) return null;
  const { code } = cause as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "53100" || DISK.test(cause.message))
    return "diskFull";
  if (code === "ENOMEM" || code === "53200" || MEMORY.test(cause.message)) return "outOfMemory";
  return shortageOf(cause.cause);
}
