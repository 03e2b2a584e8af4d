import type { Db } from "@/server/db";

export { SAMPLE_ACCOUNTS } from "./accounts";

type SampleContext = { db: Db; now: () => Date; say: (line: string) => void };

/** Load the sample projects into a database that has none yet. */
export async function loadSamples(_ctx: SampleContext): Promise<void> {}
