import { comparePriors, exportPrior, listPriors, priorRows } from "@/server/features/priors/data";
import {
  comparePriorsInput,
  editPriorInput,
  importPriorInput,
  priorInput,
  priorRowsInput,
  readPriorFileInput,
} from "@/server/features/priors/schema";
import { editPrior, importPrior, previewPrior } from "@/server/features/priors/service";
import { inOrg, router } from "../trpc";

const read = inOrg("prior:read");
const edit = inOrg("prior:edit");

export const priorsRouter = router({
  list: read.query(({ ctx }) => listPriors(ctx.db, ctx.actor)),
  rows: read.input(priorRowsInput).query(({ ctx, input }) => priorRows(ctx.db, ctx.actor, input)),
  compare: read.input(comparePriorsInput).query(({ ctx, input }) => comparePriors(ctx.db, ctx.actor, input)),
  exportCsv: read.input(priorInput).query(({ ctx, input }) => exportPrior(ctx.db, ctx.actor, input.priorId)),
  preview: edit.input(readPriorFileInput).query(({ ctx, input }) => previewPrior(ctx, input)),
  import: edit.input(importPriorInput).mutation(({ ctx, input }) => importPrior(ctx, input)),
  edit: edit.input(editPriorInput).mutation(({ ctx, input }) => editPrior(ctx, input)),
});
