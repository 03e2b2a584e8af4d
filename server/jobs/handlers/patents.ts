import type { Prisma } from "@/prisma/generated/client";
import { DomainError } from "@/server/domain/errors";
import { computeTopics } from "@/server/features/patents/compute-topics";
import { patentReport } from "@/server/features/patents/preview";
import { findPatentFile, openPatents } from "@/server/features/patents/read-upload";
import {
  checkJobPayload,
  importJobPayload,
  splitJobPayload,
  topicsJobPayload,
} from "@/server/features/patents/schema";
import { startTopics } from "@/server/features/patents/service";
import { splitTopic } from "@/server/features/patents/split-topic";
import { storePatents } from "@/server/features/patents/store-patents";
import { storeTopics } from "@/server/features/patents/store-topics";
import { splitFilesOf } from "@/server/features/patents/topic-files";
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
  await report(COMPUTED, { key: "topics.writing", params: { topics: computed.topics.length } });
  return { runId: await storeTopics(inProject(job, projectId), { setHash, jobId }, computed) };
};

/** `topics.split`: one topic of a run in parts; after a crash behind the commit it finds its own edit. */
export const splitTopics: JobHandler = async (job, payload) => {
  const input = splitJobPayload.parse(payload);
  const { db, jobId, report } = job;
  const earlier = await db.topicEdit.findFirst({
    where: { runId: input.runId, kind: "SPLIT", payload: { path: ["files"], equals: splitFilesOf(jobId) } },
    select: { id: true },
  });
  if (earlier) return { runId: input.runId, key: input.key };
  const stage = { key: "topics.splitting", params: { parts: input.parts } };
  return splitTopic({ ...inProject(job, input.projectId), jobId }, input, (done) => report(done, stage));
};
