import type { Prisma } from "@/prisma/generated/client";
import { DomainError } from "@/server/domain/errors";
import { patentReport } from "@/server/features/patents/preview";
import { findPatentFile, openPatents } from "@/server/features/patents/read-upload";
import { checkJobPayload, importJobPayload, topicsJobPayload } from "@/server/features/patents/schema";
import { startTopics } from "@/server/features/patents/service";
import { storePatents } from "@/server/features/patents/store-patents";
import { computeTopics, storeTopics } from "@/server/features/patents/store-topics";
import type { JobContext, JobHandler } from "../handler";

/** Share of the time of an extraction after which the topics are there to be written. */
const COMPUTED = 0.97;

const inProject = ({ db, actor, now }: JobContext, projectId: string) => ({
  ...{ db, actor, now },
  project: { id: projectId, orgId: actor.orgId },
});

/** Rows between two looks at the wish to stop. */
const CHECKED = 1000;

/** `patents.check`: reads every row of a file and writes none; its result is the report of the preview. */
export const checkPatents: JobHandler = async (job, payload) => {
  const { uploadId, mapping } = checkJobPayload.parse(payload);
  const file = await findPatentFile(job.db, job.actor.orgId, uploadId);
  const reading = await openPatents(file, mapping);
  let rows = 0;
  const onPatent = async () => {
    if (++rows % CHECKED === 0)
      await job.report(reading.share(), { key: "patents.checking", params: { rows } });
  };
  return (await patentReport(reading, { onPatent })) as unknown as Prisma.InputJsonObject;
};

/**
 * `patents.import`: the whole set in one transaction. Run again after the machine was switched off, it finds what is
 * there by its hash and adds nothing.
 */
export const importPatents: JobHandler = async (job, payload) => {
  const input = importJobPayload.parse(payload);
  const { projectId, uploadId, mapping, hash, name, source, synthetic } = input;
  const ctx = inProject(job, projectId);
  const file = await findPatentFile(job.db, job.actor.orgId, uploadId);
  const { patents, findings, share } = await openPatents(file, mapping);
  const { setId, reused } = await storePatents(
    ctx,
    { name, source, synthetic, hash, patents, findings },
    (rows) => job.report(share(), { key: "patents.writing", params: { rows } }),
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
