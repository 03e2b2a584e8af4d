import { DomainError } from "@/server/domain/errors";
import { patentsOf, someAccepted } from "@/server/features/patents/preview";
import { readPatentFile } from "@/server/features/patents/read-upload";
import { importJobPayload, topicsJobPayload } from "@/server/features/patents/schema";
import { startTopics } from "@/server/features/patents/service";
import { storePatents } from "@/server/features/patents/store-patents";
import { computeTopics, storeTopics } from "@/server/features/patents/store-topics";
import type { JobContext, JobHandler } from "../handler";

/** Share of an import's time after which the rows are known, from a file of 2,300 patents. */
const READ = 0.3;

/** Share of the time of an extraction after which the topics are there to be written. */
const COMPUTED = 0.97;

const inProject = ({ db, actor, now }: JobContext, projectId: string) => ({
  ...{ db, actor, now },
  project: { id: projectId, orgId: actor.orgId },
});

/**
 * `patents.import`: the whole set in one transaction. Run again after the machine was switched off, it finds what is
 * there by its hash and adds nothing.
 */
export const importPatents: JobHandler = async (job, payload) => {
  const input = importJobPayload.parse(payload);
  const { projectId, uploadId, mapping, hash, name, source, synthetic } = input;
  const ctx = inProject(job, projectId);
  await job.report(0, { key: "patents.reading", params: { name } });
  const file = await readPatentFile(job.db, job.actor.orgId, uploadId);
  const { patents, rejects } = someAccepted(patentsOf(file, mapping), file.name);
  const { setId, reused } = await storePatents(
    ctx,
    { name, source, synthetic, hash, patents, rejected: rejects },
    (stored) =>
      job.report(READ + (1 - READ) * (stored / patents.length), {
        key: "patents.writing",
        params: { rows: stored, total: patents.length },
      }),
  );
  const topics = input.thenTopics ? await startTopics(ctx, { setId, topics: "auto" }) : null;
  return { setId, reused, topicsJobId: topics?.jobId ?? null };
};

/**
 * `topics.compute`: the topics of one set, written in one transaction at the end; after a crash behind the commit it
 * finds its own run.
 * @throws DomainError NOT_FOUND (noPatentSet)
 */
export const extractTopics: JobHandler = async (job, payload) => {
  const { projectId, setHash, ...params } = topicsJobPayload.parse(payload);
  const { db, jobId, report } = job;
  const earlier = await db.topicRun.findFirst({ where: { projectId, jobId }, select: { id: true } });
  if (earlier) return { runId: earlier.id };
  const set = await db.patentSet.findFirst({ where: { id: params.setId, projectId } });
  if (!set) throw new DomainError("NOT_FOUND", `no set ${params.setId}`, "noPatentSet");
  const stage = { key: "topics.computing", params: { documents: set.accepted } };
  await report(0, stage);
  const computed = await computeTopics(db, params, (done) => report(COMPUTED * done, stage));
  await report(COMPUTED, { key: "topics.writing", params: { topics: computed.model.topics.length } });
  return { runId: await storeTopics(inProject(job, projectId), { ...params, setHash, jobId }, computed) };
};
