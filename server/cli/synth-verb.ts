import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { badInput, numberOption, type Verb } from "@/server/cli/arguments";
import { pathOf } from "@/server/cli/files";
import { nationalPlan } from "@/server/cli/national-plan";
import { print } from "@/server/cli/output";
import { withProgress } from "@/server/cli/progress";
import { yearRanges, yearsIn } from "@/server/cli/years";
import { writeSynthetic } from "@/server/warehouse/synthetic/write-synthetic";

export const synthVerb: Verb = {
  summary:
    "writes a synthetic nation: firms.csv and transactions.csv, the same bytes for the same seed and size",
  options: {
    out: { value: "DIR", help: "folder for the two files", required: true },
    firms: { value: "N", help: "number of firms; default 20000" },
    trades: { value: "N", help: "number of trades over all years; default 200000" },
    years: { value: "LIST", help: "2013-2022 (default)" },
    seed: { value: "N", help: "a whole number from 0; default 1" },
    "provinces-only": { help: "place firms in provinces; without it in cities and counties" },
  },
  notes: [
    "json: {firms, transactions, seed, files: {firms, transactions}}",
    "Firms and trades by province are in the proportions of the paper's sample table; all else is invented.",
  ],
  async run(options) {
    const whole = (name: string, fallback: number) =>
      numberOption(
        options,
        name,
        "a whole number from 0",
        (value) => Number.isSafeInteger(value) && value >= 0,
      ) ?? fallback;
    const plan = nationalPlan({
      seed: whole("seed", 1),
      firms: whole("firms", 20_000),
      trades: whole("trades", 200_000),
      years: yearsIn(yearRanges(options.years ?? "2013-2022")),
      cities: options["provinces-only"] === undefined,
    });
    const out = pathOf(options.out!);
    await mkdir(out, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      throw badInput(
        `--out ${options.out}: ${error.code === "EEXIST" || error.code === "ENOTDIR" ? "is a file" : error.code}; expected a folder that can be written`,
      );
    });
    const files = { firms: join(out, "firms.csv"), transactions: join(out, "transactions.csv") };
    await withProgress(({ signal, report }) =>
      writeSynthetic(plan, files, {
        signal,
        onProgress: ({ rows, totalRows }) => report(`synth: ${rows} of ${totalRows} trades`),
      }),
    );
    await print([JSON.stringify({ firms: plan.firms, transactions: plan.trades, seed: plan.seed, files })]);
  },
};
