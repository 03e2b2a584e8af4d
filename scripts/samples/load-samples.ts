import type { Db } from "@/server/db";
import { findActor } from "@/server/features/accounts/data";
import { closeQueue } from "@/server/features/jobs/queue";
import { SAMPLE_ACCOUNTS } from "./accounts";
import { loadPaperProject } from "./paper-project";
import { loadSyntheticProject } from "./synthetic-project";

type Options = { db: Db; now: () => Date; say: (line: string) => void };

/**
 * Load the sample projects that have not been loaded yet. What a loading that was cut off left behind is taken away and
 * made anew.
 */
export async function loadSamples({ db, now, say }: Options): Promise<void> {
  if (process.env.STRATLAS_SAMPLES === "0") return;
  const sessions: string[] = [];
  /** One of the sample people as they are after signing in. */
  const person = async (key: string) => {
    const email = SAMPLE_ACCOUNTS.find((account) => account.key === key)!.email;
    const user = await db.user.findUnique({ where: { email } });
    if (!user) return null;
    const at = now();
    const expiresAt = new Date(at.getTime() + 600_000);
    const session = await db.userSession.create({
      data: { userId: user.id, createdAt: at, expiresAt, userAgent: "sample loader" },
    });
    sessions.push(session.id);
    return findActor(db, session.id, at);
  };
  try {
    const [analyst, manager] = [await person("analyst"), await person("manager")];
    if (!analyst || !manager) return;
    const sample = { db, now, say, analyst, manager };
    for (const [kind, load] of [
      ["paper", loadPaperProject],
      ["synthetic", loadSyntheticProject],
    ] as const) {
      const done = await db.sampleLoad.findUnique({ where: { kind } });
      if (done) continue;
      await db.project.deleteMany({ where: { orgId: analyst.orgId, sampleKind: kind } });
      if (kind === "synthetic")
        await db.dataset.deleteMany({
          where: { orgId: analyst.orgId, synthetic: true, atlasRuns: { none: {} } },
        });
      await load(sample);
      await db.sampleLoad.create({ data: { kind, at: now() } });
    }
  } finally {
    await db.userSession.deleteMany({ where: { id: { in: sessions } } });
    await closeQueue();
  }
}
