import { setArchived } from "@/server/features/datasets/archive-dataset";
import { getDataset, listDatasets } from "@/server/features/datasets/data";
import { datasetContents } from "@/server/features/datasets/dataset-contents";
import { getImport, listImports, seenFiles } from "@/server/features/datasets/imports-data";
import { startCheck, startRun } from "@/server/features/datasets/run-import";
import {
  attachFileInput,
  chooseYearsInput,
  contentsInput,
  datasetIdInput,
  describeImportInput,
  detachFileInput,
  importIdInput,
  importVersionInput,
  listDatasetsInput,
  saveMappingInput,
  startImportInput,
} from "@/server/features/datasets/schema";
import {
  attachFile,
  chooseYears,
  describeImport,
  detachFile,
  discardImport,
  saveMapping,
  startImport,
} from "@/server/features/datasets/service";
import { inOrg, router } from "../trpc";

const read = inOrg("dataset:read");
const importing = inOrg("dataset:import");
const archiving = inOrg("dataset:archive");

export const datasetsRouter = router({
  list: read.input(listDatasetsInput).query(({ ctx, input }) => listDatasets(ctx.db, ctx.actor, input)),
  get: read.input(datasetIdInput).query(({ ctx, input }) => getDataset(ctx.db, ctx.actor, input.datasetId)),
  contents: read
    .input(contentsInput)
    .query(({ ctx, input }) => datasetContents(ctx.db, ctx.actor, input.datasetId, input.years ?? null)),
  archive: archiving
    .input(datasetIdInput)
    .mutation(({ ctx, input }) => setArchived(ctx, input.datasetId, true)),
  restore: archiving
    .input(datasetIdInput)
    .mutation(({ ctx, input }) => setArchived(ctx, input.datasetId, false)),

  listImports: importing.query(({ ctx }) => listImports(ctx.db, ctx.actor)),
  getImport: importing
    .input(importIdInput)
    .query(({ ctx, input }) => getImport(ctx.db, ctx.actor, input.importId)),
  inspect: importing
    .input(importIdInput)
    .query(({ ctx, input }) => seenFiles(ctx.db, ctx.actor, input.importId)),
  startImport: importing.input(startImportInput).mutation(({ ctx, input }) => startImport(ctx, input)),
  describe: importing.input(describeImportInput).mutation(({ ctx, input }) => describeImport(ctx, input)),
  attachFile: importing.input(attachFileInput).mutation(({ ctx, input }) => attachFile(ctx, input)),
  detachFile: importing.input(detachFileInput).mutation(({ ctx, input }) => detachFile(ctx, input)),
  saveMapping: importing.input(saveMappingInput).mutation(({ ctx, input }) => saveMapping(ctx, input)),
  check: importing.input(importVersionInput).mutation(({ ctx, input }) => startCheck(ctx, input)),
  chooseYears: importing.input(chooseYearsInput).mutation(({ ctx, input }) => chooseYears(ctx, input)),
  run: importing.input(importVersionInput).mutation(({ ctx, input }) => startRun(ctx, input)),
  discard: importing.input(importVersionInput).mutation(({ ctx, input }) => discardImport(ctx, input)),
});
