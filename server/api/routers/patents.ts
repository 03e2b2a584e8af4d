import { can } from "@/server/domain/permissions";
import { exportCube, readCube } from "@/server/features/patents/cube-data";
import { listSets, listTopicRuns } from "@/server/features/patents/data";
import { editTopics, undoEdit } from "@/server/features/patents/edit-topics";
import { exportTopics } from "@/server/features/patents/export-data";
import { startCheck, startImport } from "@/server/features/patents/import-service";
import { readNewTechnologies } from "@/server/features/patents/new-technologies-data";
import { industriesHistoryInput, setIndustriesInput } from "@/server/features/patents/override-schema";
import { industriesHistory, setIndustries } from "@/server/features/patents/overrides";
import { previewPatents, previewRejects } from "@/server/features/patents/preview";
import { cubeInput, newTechnologiesInput } from "@/server/features/patents/regional-schema";
import { setRejects } from "@/server/features/patents/rejects-data";
import {
  computeTopicsInput,
  editTopicsInput,
  importInput,
  previewInput,
  runInput,
  searchInput,
  setInput,
  splitTopicInput,
  topicInput,
  undoEditInput,
} from "@/server/features/patents/schema";
import { searchPatents } from "@/server/features/patents/search-data";
import { startTopics } from "@/server/features/patents/service";
import { startSplit } from "@/server/features/patents/split-topic";
import { readTopicDetail } from "@/server/features/patents/topic-detail-data";
import { readTopicMap } from "@/server/features/patents/topic-map-data";
import { readTopic, readTopicFigures, readTopics } from "@/server/features/patents/topics-data";
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
  topic: read.input(topicInput).query(({ ctx, input }) => readTopic(ctx.db, ctx.project.id, input)),
  topicFigures: read
    .input(topicInput)
    .query(({ ctx, input }) => readTopicFigures(ctx.db, ctx.project.id, input)),
  topicDetail: read
    .input(topicInput)
    .query(({ ctx, input }) => readTopicDetail(ctx.db, ctx.project.id, input)),
  topicMap: read.input(runInput).query(({ ctx, input }) => readTopicMap(ctx.db, ctx.project.id, input.runId)),
  newTechnologies: read
    .input(newTechnologiesInput)
    .query(({ ctx, input }) => readNewTechnologies(ctx.db, ctx.project.id, input)),
  cube: read.input(cubeInput).query(({ ctx, input }) => readCube(ctx.db, ctx.project.id, input)),
  exportCube: read.input(runInput).query(({ ctx, input }) => exportCube(ctx.db, ctx.project.id, input.runId)),
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
  editTopics: edit.input(editTopicsInput).mutation(({ ctx, input }) => editTopics(ctx, input)),
  splitTopic: edit.input(splitTopicInput).mutation(({ ctx, input }) => startSplit(ctx, input)),
  undoTopicEdit: edit.input(undoEditInput).mutation(({ ctx, input }) => undoEdit(ctx, input)),
});
