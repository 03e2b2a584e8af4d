import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import { callerOf, organisation, personIn, project } from "../database";
import { upload, work, workbench } from "../datasets/workbench";

const file = join(import.meta.dirname, "..", "..", "..", "..", "shared", "data", "patents", "kr_patents.csv");

describe.skipIf(!existsSync(file))("real Korean patents, from the upload to the topics", () => {
  let db: Db;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ db, close } = await workbench());
  });
  afterAll(() => close());

  test("every row is taken in; topics have terms, industries and patents", async () => {
    const analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
    const { id: projectId } = await project(db, analyst);
    const { patents } = callerOf(db, analyst);
    const { id: uploadId } = await upload(db, analyst, "kr_patents.csv", readFileSync(file));
    const preview = await patents.preview({ projectId, uploadId });
    expect(preview.result).toMatchObject({ accepted: 2339, rejected: [], unknownRegions: [] });
    const started = await patents.import({ projectId, uploadId, name: "특허", thenTopics: true });
    await work(db, started.jobId!);
    const job = await db.job.findUniqueOrThrow({ where: { id: started.jobId! } });
    await work(db, (job.result as { topicsJobId: string }).topicsJobId);
    const { run, topics } = await patents.topics({ projectId });
    expect(run).toMatchObject({ documents: 2339, vocabulary: expect.any(Number) });
    expect(topics.length).toBeGreaterThan(5);
    const battery = topics.find(({ label }) => label.includes("양극") || label.includes("이차전지"))!;
    const topic = await patents.topic({ projectId, key: battery.key });
    expect(topic.industries.prefixes[0]!.evidence[0]!.ipc).toBe("H01M");
    expect(topic.industries.placed).toBeGreaterThan(0.9);
    expect(topic.patents[0]!.abstract.length).toBeGreaterThan(50);
  }, 180_000);
});
