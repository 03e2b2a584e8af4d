import { z } from "zod";
import {
  blockOf,
  industryByCode,
  loadBlocks,
  megaRegions,
  regionLabel,
  regionsUnder,
  searchIndustries,
} from "@/server/features/reference/data";
import { type Region, searchIndustriesInput } from "@/server/features/reference/schema";
import { personal, router } from "../trpc";

type RegionNode = { code: string; kind: Region["kind"]; nameKo: string; nameEn: string; label: string };
const node = ({ code, kind, nameKo, nameEn }: Region): RegionNode => ({
  code,
  kind,
  nameKo,
  nameEn,
  label: regionLabel(code),
});

/** The built-in tables: the same for everybody, so a sign-in is all that they need. */
export const referenceRouter = router({
  search: personal
    .input(searchIndustriesInput)
    .query(({ input: { query, ...options } }) =>
      searchIndustries(query, { ...options, ...(options.levels ? { levels: options.levels } : {}) }).map(
        ({ entry, kind, by }) => ({ ...entry, kind, by }),
      ),
    ),
  industries: personal.input(z.object({ codes: z.array(z.string().max(10)).max(2_000) })).query(({ input }) =>
    input.codes.flatMap((code) => {
      const entry = industryByCode(code);
      return entry ? [{ ...entry, block: blockOf(code)?.block ?? null }] : [];
    }),
  ),
  /** Mega-regions with their provinces, provinces with their cities and counties; 일반구 are left out. */
  regions: personal.query(() =>
    megaRegions().map((mega) => ({
      ...node(mega),
      provinces: regionsUnder(mega.code).map((province) => ({
        ...node(province),
        cities: regionsUnder(province.code).map(node),
      })),
    })),
  ),
  blocks: personal.query(() => loadBlocks()),
});
