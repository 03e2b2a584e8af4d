import { remark } from "@/server/cli/output";

const EVERY_MS = 1000;

/** Runs long work: at most one line of progress a second on stderr, and Ctrl-C or SIGTERM end it in order. */
export async function withProgress<T>(
  work: (hooks: { signal: AbortSignal; report: (text: string) => void }) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.on("SIGINT", stop).on("SIGTERM", stop);
  let last = performance.now();
  const report = (text: string) => {
    if (performance.now() - last < EVERY_MS) return;
    last = performance.now();
    remark(text);
  };
  try {
    return await work({ signal: abort.signal, report });
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}
