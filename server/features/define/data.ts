import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { blockOf, industryByCode, industryPath, searchIndustries } from "@/server/features/reference/data";
import { CHAIN_ROLES, type ChainRole, KEYWORD_GROUPS } from "./schema";

type Names = { nameKo: string; nameEn: string };
const namesOf = (code: string): Names => {
  const entry = industryByCode(code);
  return { nameKo: entry?.nameKo ?? code, nameEn: entry?.nameEn ?? code };
};

const roleOrder = (role: ChainRole) => CHAIN_ROLES.indexOf(role);
const inChainOrder = <Code extends { role: ChainRole; position: number; code: string }>(codes: Code[]) =>
  [...codes].sort(
    (p, q) =>
      roleOrder(p.role) - roleOrder(q.role) || p.position - q.position || p.code.localeCompare(q.code),
  );

/** The strategic industries of a project in their order, and those set aside, which can be taken back. */
export async function listIndustries(db: Db, projectId: string) {
  const rows = await db.strategicIndustry.findMany({
    where: { projectId },
    include: { codes: { select: { role: true } } },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }],
  });
  const view = rows.map(({ codes, ...row }) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    version: row.version,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
    keywords: KEYWORD_GROUPS.reduce((sum, group) => sum + row[group].length, 0),
    codes: {
      BACKWARD: codes.filter((code) => code.role === "BACKWARD").length,
      SELF: codes.filter((code) => code.role === "SELF").length,
      FORWARD: codes.filter((code) => code.role === "FORWARD").length,
    },
  }));
  return {
    industries: view.filter((row) => row.deletedAt === null),
    removed: view.filter((row) => row.deletedAt !== null),
  };
}
export type IndustryListItem = Awaited<ReturnType<typeof listIndustries>>["industries"][number];

/** One industry with its keywords and value chain. @throws DomainError NOT_FOUND, for another project's too */
export async function readIndustry(db: Db, projectId: string, industryId: string) {
  const row = await db.strategicIndustry.findFirst({
    where: { id: industryId, projectId },
    include: { codes: true },
  });
  if (!row) throw new DomainError("NOT_FOUND", `no industry ${industryId}`);
  const editor = await db.user.findUnique({ where: { id: row.updatedById }, select: { name: true } });
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    kwAttributes: row.kwAttributes,
    kwItems: row.kwItems,
    kwCoreTech: row.kwCoreTech,
    kwRelatedTech: row.kwRelatedTech,
    version: row.version,
    updatedAt: row.updatedAt,
    updatedBy: editor?.name ?? null,
    deletedAt: row.deletedAt,
    codes: inChainOrder(row.codes).map(({ code, role }) => ({
      code,
      role,
      ...namesOf(code),
      block: blockOf(code)?.block ?? null,
    })),
  };
}
export type IndustryView = Awaited<ReturnType<typeof readIndustry>>;

type DefinitionRow = {
  id: string;
  name: string;
  version: number;
  kwAttributes: string[];
  kwItems: string[];
  kwCoreTech: string[];
  kwRelatedTech: string[];
  codes: { role: ChainRole; position: number; code: string }[];
};

/** A definition as the later steps read it: own codes are the cores of the ego network. */
export function definitionOf(row: DefinitionRow) {
  const codes = inChainOrder(row.codes);
  const withRole = (role: ChainRole) => codes.filter((code) => code.role === role).map(({ code }) => code);
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    keywords: {
      attributes: row.kwAttributes,
      items: row.kwItems,
      coreTech: row.kwCoreTech,
      relatedTech: row.kwRelatedTech,
    },
    backward: withRole("BACKWARD"),
    self: withRole("SELF"),
    forward: withRole("FORWARD"),
  };
}
export type Definition = ReturnType<typeof definitionOf>;

/** The live definitions of a project, in their order. */
export async function readDefinitions(
  db: Pick<Db, "strategicIndustry">,
  projectId: string,
): Promise<Definition[]> {
  const rows = await db.strategicIndustry.findMany({
    where: { projectId, deletedAt: null },
    include: { codes: true },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }],
  });
  return rows.map(definitionOf);
}

/** Why an industry is suggested: it answers the search, or one of the definition's own words stands in its title. */
export type Suggestion = Names & {
  code: string;
  path: Names[];
  reason: { kind: "search" } | { kind: "keyword"; keyword: string };
};

/**
 * Five-digit industries to add: those that answer the query or, without one, those whose title holds a keyword of the
 * industry or its name. What the value chain holds already is left out of the second, and kept in the first, so that a
 * search can show where it stands.
 */
export async function suggestCodes(
  db: Db,
  projectId: string,
  input: { industryId?: string | undefined; query: string; limit: number; locale: "ko" | "en" },
): Promise<Suggestion[]> {
  const search = (query: string, limit: number) =>
    searchIndustries(query, { limit, locale: input.locale, levels: ["subclass"] }).map(({ entry }) => entry);
  /** What answers a keyword, or else the words that it is made of. */
  const wordsFound = (keyword: string) => {
    const whole = search(keyword, 5);
    const parts = whole.length > 0 ? [] : keyword.split(/\s+/).filter((part) => part.length > 1);
    return parts.length > 1 ? parts.flatMap((part) => search(part, 3)) : whole;
  };
  const suggestion = (code: string, reason: Suggestion["reason"]): Suggestion => ({
    code,
    ...namesOf(code),
    path: industryPath(code)
      .slice(0, 2)
      .map(({ nameKo, nameEn }) => ({ nameKo, nameEn })),
    reason,
  });
  if (input.query !== "")
    return search(input.query, input.limit).map(({ code }) => suggestion(code, { kind: "search" }));
  if (!input.industryId) return [];
  const industry = await readIndustry(db, projectId, input.industryId);
  const taken = new Set(industry.codes.map(({ code }) => code));
  const found: Suggestion[] = [];
  // One letter finds half the classification; a keyword's share of the list keeps the first from filling it.
  const words = [
    ...industry.kwItems,
    industry.name,
    ...industry.kwAttributes,
    ...industry.kwCoreTech,
    ...industry.kwRelatedTech,
  ];
  for (const keyword of new Set(words.filter((word) => word.length > 1)))
    for (const { code } of wordsFound(keyword)) {
      if (taken.has(code)) continue;
      taken.add(code);
      found.push(suggestion(code, { kind: "keyword", keyword }));
    }
  return found.slice(0, input.limit);
}
