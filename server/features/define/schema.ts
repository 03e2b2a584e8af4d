import { z } from "zod";

export const CHAIN_ROLES = ["BACKWARD", "SELF", "FORWARD"] as const;
export type ChainRole = (typeof CHAIN_ROLES)[number];

/** The paper's four keyword groups, in its order; the names are the columns' and the messages'. */
export const KEYWORD_GROUPS = ["kwAttributes", "kwItems", "kwCoreTech", "kwRelatedTech"] as const;
export type KeywordGroup = (typeof KEYWORD_GROUPS)[number];

export const MAX_KEYWORDS = 60;
export const MAX_KEYWORD_LENGTH = 60;
export const MAX_CODES = 300;

/** Trimmed, without empty ones and repetitions, in the order given. */
const keywords = z
  .array(z.string().trim().max(MAX_KEYWORD_LENGTH))
  .max(MAX_KEYWORDS)
  .transform((list) => [...new Set(list.filter((word) => word !== ""))]);

const fields = {
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().max(2000),
  kwAttributes: keywords,
  kwItems: keywords,
  kwCoreTech: keywords,
  kwRelatedTech: keywords,
};
/** The order of the list is the order within each role. Codes are checked against revision 10 by the service. */
const chain = z
  .array(z.object({ code: z.string().trim().max(10), role: z.enum(CHAIN_ROLES) }))
  .max(MAX_CODES);
export type ChainEntry = z.infer<typeof chain>[number];

const industryId = z.string().min(1).max(64);
const version = z.number().int().positive();

export const industryInput = z.object({ industryId });
export const industryVersionInput = z.object({ industryId, version });
export const createIndustryInput = z.object({
  ...fields,
  description: fields.description.default(""),
  kwAttributes: keywords.default([]),
  kwItems: keywords.default([]),
  kwCoreTech: keywords.default([]),
  kwRelatedTech: keywords.default([]),
  codes: chain.default([]),
});
/** Everything that the page edits, saved as one: the words and, where given, the whole value chain. */
export const updateIndustryInput = z.object({ industryId, version, ...fields, codes: chain.optional() });
export const setChainInput = z.object({ industryId, version, codes: chain });
export const duplicateIndustryInput = z.object({ industryId, name: fields.name });
export const suggestInput = z.object({
  industryId: industryId.optional(),
  query: z.string().trim().max(100).default(""),
  limit: z.number().int().min(1).max(50).default(20),
  locale: z.enum(["ko", "en"]).default("ko"),
});
export const chainLinksInput = z.object({ codes: z.array(z.string().max(10)).max(MAX_CODES) });
