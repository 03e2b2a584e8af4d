import { can } from "@/server/domain/permissions";
import { listSets, listTopicRuns, readTopic, readTopics } from "@/server/features/patents/data";
import { exportTopics } from "@/server/features/patents/export-data";
import { startCheck, startImport } from "@/server/features/patents/import-service";
import { industriesHistoryInput, setIndustriesInput } from "@/server/features/patents/override-schema";
import { industriesHistory, setIndustries } from "@/server/features/patents/overrides";
import { previewPatents, previewRejects } from "@/server/features/patents/preview";
import { setRejects } from "@/server/features/patents/rejects-data";
import {
  computeTopicsInput,
  importInput,
  previewInput,
  renameTopicInput,
  runInput,
  searchInput,
  setInput,
  topicInput,
} from "@/server/features/patents/schema";
import { searchPatents } from "@/server/features/patents/search-data";
import { renameTopic, startTopics } from "@/server/features/patents/service";
import { inProject, router } from "../trpc";

const read = inProject("project:read");
const edit = inProject("patents:edit");
const within = ({ id, orgId }: { id: string; orgId: string }) => ({ orgId, projectId: id });

export const patentsRouter = router({
  sets: read.query(({ ctx }) => listSets(ctx.db, ctx.project.id)),
  rejects: read
    .input(setInput)
    .query(({ ctx, input }) =>
      setRejects(ctx.db, within(ctx.project), input.setId, { columns: can(ctx.role, "patents:edit") }),
    ),
  search: read.input(searchInput).query(({ ctx, input }) => searchPatents(ctx.db, ctx.project.id, input)),
  runs: read.query(({ ctx }) => listTopicRuns(ctx.db, ctx.project.id)),
  topics: read.input(runInput).query(({ ctx, input }) => readTopics(ctx.db, ctx.project.id, input.runId)),
  topic: read.input(topicInput).query(({ ctx, input }) => readTopic(ctx.db, ctx.project.id, input.topicId)),
  exportTopics: read
    .input(runInput)
    .query(({ ctx, input }) => exportTopics(ctx.db, ctx.project.id, input.runId)),

  preview: edit
    .input(previewInput)
    .query(({ ctx, input }) => previewPatents(ctx.db, within(ctx.project), input)),
  previewRejects: edit
    .input(previewInput)
    .query(({ ctx, input }) => previewRejects(ctx.db, within(ctx.project), input)),
  check: edit.input(previewInput).mutation(({ ctx, input }) => startCheck(ctx, input)),
  import: edit.input(importInput).mutation(({ ctx, input }) => startImport(ctx, input)),
  computeTopics: edit.input(computeTopicsInput).mutation(({ ctx, input }) => startTopics(ctx, input)),
  industriesHistory: read
    .input(industriesHistoryInput)
    .query(({ ctx, input }) => industriesHistory(ctx.db, ctx.project.id, input)),
  setIndustries: edit.input(setIndustriesInput).mutation(({ ctx, input }) => setIndustries(ctx, input)),
  renameTopic: edit.input(renameTopicInput).mutation(({ ctx, input }) => renameTopic(ctx, input)),
});
