import { open } from "node:fs/promises";
import { DomainError } from "@/server/domain/errors";
import { CsvWriter } from "@/server/warehouse/synthetic/csv-writer";
import { type Economy, economyOf } from "@/server/warehouse/synthetic/economy";
import { checkPlan, type SyntheticPlan } from "@/server/warehouse/synthetic/plan";
import { draw, type Random, randomOf, shares } from "@/server/warehouse/synthetic/random";

export type SyntheticHooks = {
  onProgress?: (progress: { rows: number; totalRows: number }) => void;
  signal?: AbortSignal;
};

/**
 * Firm f lies in cell `cellOf[f]` = industry * provinces + province, and those of a province follow each other from
 * `starts[province]`. `order` has the firms by cell. In every list the first are the large ones.
 */
type Firms = {
  cellOf: Int32Array;
  starts: number[];
  order: Int32Array;
  offsets: Int32Array;
  byIndustry: Int32Array;
};

const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const ID_DIGITS = 8;

/**
 * Writes a firms file and a transactions file in the long form: the same bytes for the same plan, on every machine.
 *
 * Firms and trades (by the seller's province) are in the exact proportions of the plan; the number of trades grows by 3 %
 * a year. A trade relation lasts: each year 18 % of them change their buyer, more and more often by the late structure.
 * Amounts are lognormal (thousand KRW), a relation keeps its own level.
 *
 * @throws DomainError BAD_INPUT (`bad_synthetic_plan`), CANCELLED
 */
export async function writeSynthetic(
  plan: SyntheticPlan,
  { firms, transactions }: { firms: string; transactions: string },
  hooks: SyntheticHooks = {},
): Promise<void> {
  checkPlan(plan);
  const economy = economyOf(plan);
  const placed = await writeFirms(plan, economy, firms, hooks);
  await writeTrades(plan, economy, placed, transactions, hooks);
}

async function writeFirms(
  plan: SyntheticPlan,
  economy: Economy,
  path: string,
  hooks: SyntheticHooks,
): Promise<Firms> {
  const random = randomOf(plan.seed, 2);
  const cellOf = new Int32Array(plan.firms);
  const starts = [0];
  const width = plan.provinces.length;
  const file = await open(path, "w");
  try {
    const csv = new CsvWriter(file).text("firm_id,ksic,region\n");
    let firm = 0;
    for (const [province, count] of shares(
      plan.firms,
      plan.provinces.map(({ firms }) => firms),
    ).entries()) {
      const { code, cities } = plan.provinces[province]!;
      for (let at = 0; at < count; at++, firm++) {
        const industry = draw(economy.industriesOf[province]!, random);
        cellOf[firm] = industry * width + province;
        // The first cities of a list are the large ones.
        const city = cities[Math.floor(cities.length * random.uniform() ** 1.7)];
        csv
          .byte(0x46)
          .digits(firm + 1, ID_DIGITS)
          .byte(COMMA)
          .text(plan.industries[industry]!.code);
        csv
          .byte(COMMA)
          .text(city ?? code)
          .byte(LINE_FEED);
        if (csv.full) {
          stopIfAborted(hooks);
          await csv.flush();
        }
      }
      starts.push(firm);
    }
    await csv.flush();
  } finally {
    await file.close();
  }
  return { cellOf, starts, ...bucketsOf(cellOf, plan.industries.length, width) };
}

/** Counting sort of the firms by industry and province. */
function bucketsOf(cellOf: Int32Array, industries: number, width: number) {
  const offsets = new Int32Array(industries * width + 1);
  for (const cell of cellOf) offsets[cell + 1]!++;
  for (let cell = 0; cell < industries * width; cell++) offsets[cell + 1]! += offsets[cell]!;
  const next = offsets.slice();
  const order = new Int32Array(cellOf.length);
  cellOf.forEach((cell, firm) => {
    order[next[cell]!++] = firm;
  });
  const byIndustry = Int32Array.from({ length: industries + 1 }, (_, at) => offsets[at * width]!);
  return { order, offsets, byIndustry };
}

async function writeTrades(
  plan: SyntheticPlan,
  economy: Economy,
  firms: Firms,
  path: string,
  hooks: SyntheticHooks,
): Promise<void> {
  const random = randomOf(plan.seed, 3);
  const width = plan.provinces.length;
  const weights = plan.provinces.map(({ transactions }) => transactions);
  const perYear = shares(
    plan.trades,
    plan.years.map((_, at) => 1.03 ** at),
  ).map((trades) => shares(trades, weights));
  const file = await open(path, "w");
  let written = 0;
  try {
    const csv = new CsvWriter(file).text("seller_id,buyer_id,year,amount\n");
    for (let province = 0; province < width; province++) {
      const slots = Math.max(...perYear.map((quota) => quota[province]!));
      for (let slot = 0; slot < slots; slot++) {
        const seller = sellerOf(province);
        const industry = Math.floor(firms.cellOf[seller]! / width);
        let buyer = -1;
        let level = 0;
        for (let year = 0; year < plan.years.length; year++) {
          if (slot >= perYear[year]![province]!) continue;
          if (buyer < 0 || random.uniform() < 0.18) {
            buyer = buyerOf(seller, industry, province, year / plan.years.length);
            level = Math.exp(7 + 1.8 * random.normal());
          }
          const amount = Math.max(1, Math.round(level * Math.exp(0.3 * random.normal()) * 1.03 ** year));
          csv
            .byte(0x46)
            .digits(seller + 1, ID_DIGITS)
            .byte(COMMA)
            .byte(0x46)
            .digits(buyer + 1, ID_DIGITS);
          csv.byte(COMMA).digits(plan.years[year]!, 4).byte(COMMA).digits(amount).byte(LINE_FEED);
          written++;
          if (csv.full) {
            stopIfAborted(hooks);
            hooks.onProgress?.({ rows: written, totalRows: plan.trades });
            await csv.flush();
          }
        }
      }
    }
    await csv.flush();
    hooks.onProgress?.({ rows: written, totalRows: plan.trades });
  } finally {
    await file.close();
  }

  function sellerOf(province: number): number {
    const from = firms.starts[province]!;
    const size = firms.starts[province + 1]! - from;
    // A province too small for a firm of its own sells through any.
    return size > 0 ? from + Math.floor(size * random.uniform() ** 2.2) : random.below(plan.firms);
  }

  function buyerOf(seller: number, industry: number, province: number, progress: number): number {
    const { early, late } = economy.customers;
    const customers = (random.uniform() < progress ? late : early)[industry]!;
    // Some trade follows no structure at all.
    const wanted =
      random.uniform() < 0.12
        ? draw(economy.industriesOf[province]!, random)
        : customers.industries[draw(customers.alias, random)]!;
    const market = draw(economy.marketsOf[province]!, random);
    const buyer = firmIn(firms, wanted * width + market, wanted, random);
    return buyer === seller ? (buyer + 1) % plan.firms : buyer;
  }
}

/** A firm of a bucket, the large ones first; of the industry anywhere when the bucket is empty, else of all firms. */
function firmIn({ order, offsets, byIndustry }: Firms, cell: number, industry: number, random: Random) {
  let [from, to] = [offsets[cell]!, offsets[cell + 1]!];
  if (from === to) [from, to] = [byIndustry[industry]!, byIndustry[industry + 1]!];
  if (from === to) [from, to] = [0, order.length];
  return order[from + Math.floor((to - from) * random.uniform() ** 2.5)]!;
}

function stopIfAborted({ signal }: SyntheticHooks) {
  if (signal?.aborted) throw new DomainError("CANCELLED", "cancelled", "cancelled");
}
