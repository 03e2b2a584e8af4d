import type { CheckedInput } from "@/server/warehouse/check-input";
import { COLUMN_ROLES, type ColumnRole } from "@/server/warehouse/dataset";
import type { DuckEngine } from "@/server/warehouse/engine";
import type { PreviewRow } from "@/server/warehouse/import-report";
import { BLANK, faultOf, GOOD } from "@/server/warehouse/rejects";
import { numberedRelation, reading, type Source } from "@/server/warehouse/source";

const FIRST = 20;

/** The first rows of a file, as they stand and as they were understood; blank rows are left out. */
export async function previewRows(
  engine: DuckEngine,
  checked: CheckedInput,
  source: Source,
): Promise<PreviewRow[]> {
  const roles = [...COLUMN_ROLES[source.role].required, ...COLUMN_ROLES[source.role].optional].filter(
    (role) => typeof source.mapping[role as ColumnRole] === "number",
  ) as ColumnRole[];
  const mapped: [string, number][] = [
    ...roles.map((role): [string, number] => [role, source.mapping[role]!]),
    ...[...(source.mapping.sellsTo ?? []), ...(source.mapping.buysFrom ?? [])].map((at): [string, number] => [
      source.header[at] || `column ${at + 1}`,
      at,
    ]),
  ];
  const texts = await reading(source, () =>
    engine.rows(`SELECT row, ${mapped.map(([, at]) => `c${at}`).join(", ")}
      FROM (SELECT * FROM ${numberedRelation(source)} LIMIT ${FIRST}) ORDER BY row`),
  );
  const understood = await understoodRows(engine, checked, source);
  return texts.flatMap(([row, ...cells]) => {
    const found = understood.get(Number(row));
    if (!found || found.fault === BLANK) return [];
    return {
      row: Number(row),
      cells: Object.fromEntries(mapped.map(([name], at) => [name, cells[at] ?? null])),
      understood: found.values,
      reason: found.fault === GOOD ? null : faultOf(found.fault).reason,
    };
  });
}

type Understood = Map<number, { fault: number; values: Record<string, string | null> }>;

async function understoodRows(
  engine: DuckEngine,
  { settings, industries, places, reader }: CheckedInput,
  source: Source,
): Promise<Understood> {
  const industry = (id: string | null | undefined) => industries[Number(id ?? -1)] ?? null;
  const place = (id: string | null | undefined) => places[Number(id ?? 0) - 1]?.code ?? null;
  const found: Understood = new Map();

  if (source !== reader.source || settings.form === "wide") {
    const texts = settings.form === "wide" ? "survey_text" : "firm_text";
    const rows = await engine.rows(`SELECT t.row, c.id, p.id, coalesce(f.fault, ${GOOD}),
        t.ksic IS NULL AND t.region IS NULL${settings.form === "wide" ? " AND t.blank" : " AND t.firm_id IS NULL"}
      FROM ${texts} t LEFT JOIN code_text c ON t.ksic = c.text LEFT JOIN place_text p ON t.region = p.text
      LEFT JOIN firm_fault f ON t.row = f.row
      WHERE t.row <= ${source.headerRow + FIRST}`);
    for (const [row, code, region, fault, blank] of rows)
      found.set(Number(row), {
        fault: blank === "true" ? BLANK : Number(fault),
        values: { ksic: industry(code), region: place(region) },
      });
    return found;
  }
  // Set aside first, so that the engine knows how few they are and looks the firms up by them.
  const from = "first_record";
  await reading(source, () =>
    engine.run(
      `CREATE OR REPLACE TEMP TABLE ${from} AS SELECT * FROM ${numberedRelation(source)} LIMIT ${FIRST}`,
    ),
  );
  const rows = await reading(source, () =>
    engine.rows(`SELECT row, fault, year, seller, buyer, seller_region, buyer_region, amount
      FROM (${reader.classified({ numbered: true, trimKeys: true, first: FIRST, from })})`),
  );
  for (const [row, fault, year, seller, buyer, sellerRegion, buyerRegion, amount] of rows)
    found.set(Number(row), {
      fault: Number(fault),
      values: {
        seller: industry(seller),
        buyer: industry(buyer),
        seller_region: place(sellerRegion),
        buyer_region: place(buyerRegion),
        year: year ?? null,
        amount: amount ?? null,
      },
    });
  return found;
}
