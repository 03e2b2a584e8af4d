import { CHAIN_ROLES, type ChainRole, KEYWORD_GROUPS } from "@/server/features/define/schema";

export type ChainItem = { code: string; role: ChainRole; nameKo: string; nameEn: string };
/** An industry as it is being edited: its words and its whole chain, in the order of the columns. */
export type Draft = {
  name: string;
  description: string;
  kwAttributes: string[];
  kwItems: string[];
  kwCoreTech: string[];
  kwRelatedTech: string[];
  codes: ChainItem[];
};

/** Only what is edited, so that two drafts can be compared. */
export const draftOf = (from: Draft): Draft => ({
  name: from.name,
  description: from.description,
  kwAttributes: from.kwAttributes,
  kwItems: from.kwItems,
  kwCoreTech: from.kwCoreTech,
  kwRelatedTech: from.kwRelatedTech,
  codes: from.codes.map(({ code, role, nameKo, nameEn }) => ({ code, role, nameKo, nameEn })),
});

export const sameDraft = (one: Draft, other: Draft): boolean =>
  one.name.trim() === other.name.trim() &&
  one.description.trim() === other.description.trim() &&
  KEYWORD_GROUPS.every((group) => one[group].join("\n") === other[group].join("\n")) &&
  chainKey(one.codes) === chainKey(other.codes);
const chainKey = (codes: ChainItem[]) =>
  CHAIN_ROLES.map((role) =>
    inRole(codes, role)
      .map(({ code }) => code)
      .join(" "),
  ).join("|");

export const inRole = (codes: ChainItem[], role: ChainRole): ChainItem[] =>
  codes.filter((item) => item.role === role);

/** The code in a role at a place; `index` counts the others of that role, and beyond them means the end. */
export function moveCode(codes: ChainItem[], code: string, role: ChainRole, index: number): ChainItem[] {
  const moved = codes.find((item) => item.code === code);
  if (!moved) return codes;
  const others = codes.filter((item) => item.code !== code);
  const column = inRole(others, role);
  column.splice(Math.max(0, index), 0, { ...moved, role });
  return CHAIN_ROLES.flatMap((one) => (one === role ? column : inRole(others, one)));
}

/** The code at the end of a role; one that is in the chain already moves there. */
export function putCode(codes: ChainItem[], item: ChainItem): ChainItem[] {
  const others = codes.filter(({ code }) => code !== item.code);
  return CHAIN_ROLES.flatMap((role) => [...inRole(others, role), ...(item.role === role ? [item] : [])]);
}

export const dropCode = (codes: ChainItem[], code: string): ChainItem[] =>
  codes.filter((item) => item.code !== code);
