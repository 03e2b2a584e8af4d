import { saveTermLists } from "@/server/features/patents/term-lists";
import { compareTermLists, readTermLists, termListsHistory } from "@/server/features/patents/term-lists-data";
import { previewTermLists, termSuggestions } from "@/server/features/patents/term-lists-preview";
import {
  compareTermListsInput,
  previewTermListsInput,
  readTermListsInput,
  saveTermListsInput,
  termSuggestionsInput,
} from "@/server/features/patents/term-lists-schema";
import { inProject, router } from "../trpc";

const read = inProject("project:read");
const edit = inProject("patents:edit");

export const termListsRouter = router({
  read: read
    .input(readTermListsInput)
    .query(({ ctx, input }) => readTermLists(ctx.db, ctx.project.id, input.version)),
  history: read.query(({ ctx }) => termListsHistory(ctx.db, ctx.project.id)),
  compare: read
    .input(compareTermListsInput)
    .query(({ ctx, input }) => compareTermLists(ctx.db, ctx.project.id, input)),

  suggestions: edit
    .input(termSuggestionsInput)
    .query(({ ctx, input }) => termSuggestions(ctx.db, ctx.project.id, input)),
  /** Writes nothing; a mutation because thousands of entries do not fit into an address. */
  preview: edit.input(previewTermListsInput).mutation(({ ctx, input }) => previewTermLists(ctx, input)),
  save: edit.input(saveTermListsInput).mutation(({ ctx, input }) => saveTermLists(ctx, input)),
});
