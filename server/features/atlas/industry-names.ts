import { blockOf, industryByCode, loadBlocks } from "@/server/features/reference/data";
import type { BlockId } from "@/server/features/reference/schema";

export type IndustryName = { code: string; name: string; nameEn: string; block: BlockId | null };

/**
 * Names an industry of a data set. Codes of a classification of the data's own are their own names: the same digits
 * mean something else there, and a KSIC title beside them would be wrong.
 */
export const industryNamer =
  (classification: string | null | undefined) =>
  (code: string): IndustryName => {
    const entry = classification === "own" ? undefined : industryByCode(code);
    return {
      code,
      name: entry?.nameKo ?? code,
      nameEn: entry?.nameEn ?? code,
      block: entry ? (blockOf(code)?.block ?? null) : null,
    };
  };

/** Names of the blocks for the legend of a picture, in their order. */
export const blockLegend = () =>
  loadBlocks().map(({ id, nameKo, nameEn, group }) => ({ id, name: nameKo, nameEn, group }));
