import { comparison, hubCandidates, regionalCompetitiveness } from "@/server/features/atlas/comparison-data";
import { getRun, indicatorDefinitions, listRuns } from "@/server/features/atlas/data";
import { exportCsv } from "@/server/features/atlas/export-data";
import { egoPicture, nodeDetail, viewNetwork } from "@/server/features/atlas/network-data";
import {
  comparisonInput,
  competitivenessInput,
  egoInput,
  exportInput,
  hubCandidatesInput,
  listRunsInput,
  networkInput,
  nodeInput,
  partnerSuggestionsInput,
  runInput,
  startAtlasInput,
} from "@/server/features/atlas/schema";
import { startAtlas } from "@/server/features/atlas/service";
import { partnerSuggestions } from "@/server/features/atlas/suggestions-data";
import { inProject, router } from "../trpc";

const read = inProject("project:read");

export const atlasRouter = router({
  start: inProject("atlas:run")
    .input(startAtlasInput)
    .mutation(({ ctx, input }) => startAtlas(ctx, input)),
  listRuns: read.input(listRunsInput).query(({ ctx, input }) => listRuns(ctx.db, ctx.project.id, input)),
  getRun: read.input(runInput).query(({ ctx, input }) => getRun(ctx.db, ctx.project.id, input.runId)),
  network: read.input(networkInput).query(({ ctx, input }) => viewNetwork(ctx.db, ctx.project.id, input)),
  ego: read.input(egoInput).query(({ ctx, input }) => egoPicture(ctx.db, ctx.project.id, input)),
  node: read.input(nodeInput).query(({ ctx, input }) => nodeDetail(ctx.db, ctx.project.id, input)),
  comparison: read
    .input(comparisonInput)
    .query(({ ctx, input }) => comparison(ctx.db, ctx.project.id, input)),
  competitiveness: read
    .input(competitivenessInput)
    .query(({ ctx, input }) => regionalCompetitiveness(ctx.db, ctx.project.id, input)),
  hubCandidates: read
    .input(hubCandidatesInput)
    .query(({ ctx, input }) => hubCandidates(ctx.db, ctx.project.id, input)),
  partnerSuggestions: read
    .input(partnerSuggestionsInput)
    .query(({ ctx, input }) => partnerSuggestions(ctx.db, ctx.project.id, input)),
  exportCsv: read.input(exportInput).query(({ ctx, input }) => exportCsv(ctx.db, ctx.project.id, input)),
  definitions: read.query(() => indicatorDefinitions()),
});
