import { z } from "zod";

/** Entries of a list and characters of an entry. */
export const TERM_LIST_LIMITS = { entries: 5000, characters: 80 } as const;

const id = z.string().min(1).max(64);
const term = z
  .string()
  .max(TERM_LIST_LIMITS.characters)
  .transform((text) => text.trim().replaceAll(/\s+/g, " "))
  .pipe(z.string().min(1));
const list = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).max(TERM_LIST_LIMITS.entries);
/** 0 = before there was any: no lists. */
const version = z.number().int().min(0).max(1_000_000);

export const termListsInput = z.object({
  stopWords: list(term),
  synonyms: list(z.object({ from: term, to: term })),
  protectedTerms: list(term),
});
/** The lists of a project as they are written and stored. */
export type WrittenLists = z.infer<typeof termListsInput>;
export const NO_WRITTEN_LISTS: WrittenLists = { stopWords: [], synonyms: [], protectedTerms: [] };
export const LIST_NAMES = ["stopWords", "synonyms", "protectedTerms"] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** Without a version the newest is meant. */
export const readTermListsInput = z.object({ version: version.optional() });
export const compareTermListsInput = z.object({ from: version, to: version });
/** `seen` is the version that the asker began from: nobody's lists are replaced unseen. */
export const saveTermListsInput = termListsInput.extend({ seen: version });
export const previewTermListsInput = termListsInput.extend({ setId: id });
export const termSuggestionsInput = z.object({
  setId: id,
  query: z.string().trim().max(TERM_LIST_LIMITS.characters).default(""),
  limit: z.number().int().min(1).max(200).default(50),
});
