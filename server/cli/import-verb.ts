import { basename } from "node:path";
import { badInput, choiceOption, numberOption, type Options, type Verb } from "@/server/cli/arguments";
import { pathOf } from "@/server/cli/files";
import { jsonInteger, print, remark } from "@/server/cli/output";
import { withProgress } from "@/server/cli/progress";
import { yearRanges } from "@/server/cli/years";
import { warehouseReference } from "@/server/features/datasets/warehouse-reference";
import { shortageOf } from "@/server/features/jobs/shortage";
import type {
  ColumnMapping,
  FileRole,
  ImportHooks,
  ImportInput,
  ImportOptions,
  InputFile,
} from "@/server/warehouse/dataset";
import { dryRun } from "@/server/warehouse/dry-run";
import { importDataset } from "@/server/warehouse/import-dataset";
import type { ImportReport } from "@/server/warehouse/import-report";
import { type FileInspection, inspectFile } from "@/server/warehouse/inspect-file";
import { UNITS } from "@/server/warehouse/units";

export const importVerb: Verb = {
  summary: "reads firms and transactions (or a survey, or flows) into a store",
  options: {
    firms: { value: "F.csv", help: "firms: firm_id,ksic,region[,name]" },
    transactions: { value: "T.csv", help: "transactions: seller_id,buyer_id,year,amount" },
    wide: { value: "F.csv", help: "instead: a survey, 기업,지역,판매처_1..n,구매처_1..n" },
    flows: {
      value: "F.csv",
      help: "instead: industry flows, seller,buyer,year,amount[,seller_region,buyer_region,count]",
    },
    store: { value: "DIR", help: "folder to write; not needed with --dry-run" },
    year: { value: "YEAR", help: "year of every row, for a file without a year column" },
    years: { value: "FROM-TO", help: "years outside are rejected; default 1900-2100" },
    unit: {
      value: "UNIT",
      help: `of the amounts: ${UNITS.filter(({ id }) => id !== "trades")
        .map(({ nameKo }) => nameKo)
        .join(" | ")}; default: what the header says, else 천원`,
    },
    "no-amounts": { help: "there is no amount column: every row counts 1" },
    classification: {
      value: "NAME",
      help: "KSIC10 | own (codes of another classification); default: from the first rows",
    },
    digits: { value: "N", help: "length of the KSIC codes, 2 to 5; default 5" },
    linkage: {
      value: "F.csv",
      help: "linkage table old code -> KSIC 10; the files' codes are then old ones",
    },
    "restore-zeros": { help: "read 1110 as 01110" },
    "firm-pairs": {
      help: "also count the pairs of firms behind each flow, and keep the first firms; a second pass",
    },
    map: { value: "ROLE=HEADER,..", help: "which column is what, where the header is not recognised" },
    rejects: { value: "F.csv", help: "with --dry-run: write the rejected rows there" },
    replace: { help: "replace what the store holds" },
    "add-to": {
      value: "DIR",
      help: "add the years of these files to that store; with --store the result goes there instead",
    },
    "replace-years": { help: "with --add-to: years that are there already are replaced, not refused" },
    "dry-run": { help: "write nothing; print what an import would do" },
  },
  notes: [
    "json: {firms, transactions, rejected: {reason: n}, amount, years, seconds}",
    "amount is the exact total in the store's unit (천원 unless said otherwise): a JSON number up to 2^53 - 1, a string of",
    "digits above. CSV (UTF-8, CP949, UTF-16; comma or tab) or .xlsx. The rejected rows are kept in the store as",
    "rejected.csv. The same files with the same options are recognised and not read again.",
  ],
  async run(options) {
    const { input, inspections } = await inputOf(options);
    const settings = importOptions(options, inspections);
    const began = performance.now();
    const work = withProgress(async ({ signal, report }) => {
      const hooks: ImportHooks = {
        reference: warehouseReference(),
        signal,
        onProgress: ({ phase, file, rows, totalRows, rowsPerSecond }) =>
          report(
            `import: ${phase}${file ? ` ${file}` : ""}${totalRows ? `, ${rows} of about ${totalRows} rows` : ""}${rowsPerSecond ? `, ${rowsPerSecond} a second` : ""}`,
          ),
      };
      if (options["dry-run"] !== undefined) {
        const found = await dryRun(input, settings, {
          ...hooks,
          rejectsFile: options.rejects && pathOf(options.rejects),
        });
        return print([JSON.stringify(found, null, 1)]);
      }
      const target = options.store ?? options["add-to"];
      if (target === undefined) throw badInput("--store DIR is required");
      const into = {
        replace: options.replace !== undefined,
        addTo: options["add-to"] && pathOf(options["add-to"]),
        replaceYears: options["replace-years"] !== undefined,
      };
      const result = await importDataset(pathOf(target), input, { ...settings, ...into }, hooks);
      const { counts, rejected, amount, years } = result.store.manifest;
      if (result.alreadyImported) remark(`import: ${target} already holds exactly these files`);
      if (result.report) explain(result.report);
      await print([
        JSON.stringify({
          firms: counts.firms,
          transactions: counts.transactions,
          rejected,
          amount: jsonInteger(BigInt(amount)),
          years,
          seconds: Math.round(performance.now() - began) / 1000,
        }),
      ]);
    });
    await work.catch((error: Error) => {
      const shortage = shortageOf(error);
      const [line] = error.message.split("\n");
      if (!shortage) throw error;
      throw badInput(
        shortage === "diskFull"
          ? `no space left where the store or the temporary folder lies (${line}); make room and import again`
          : `not enough memory (${line}); import fewer columns, or split the files`,
      );
    });
  },
};

type Inspections = Partial<Record<FileRole, FileInspection>>;

async function inputOf(options: Options): Promise<{ input: ImportInput; inspections: Inspections }> {
  const given = (["firms", "transactions", "wide", "flows"] as const).filter(
    (name) => options[name] !== undefined,
  );
  const kinds = given.join(" ");
  if (!["firms transactions", "wide", "flows"].includes(kinds))
    throw badInput(
      `${given.length > 0 ? `only --${given.join(" and --")} given` : "no files given"}; expected --firms and --transactions, or --wide, or --flows`,
    );
  const inspections: Inspections = {};
  const files: Partial<Record<FileRole, InputFile>> = {};
  for (const option of given) {
    const role: FileRole = option === "wide" ? "survey" : option;
    const path = pathOf(options[option]!);
    const reference = warehouseReference();
    const seen = await inspectFile(path, { as: role, reference });
    const mapping = mappingOf(options, seen, role);
    // The codes of columns that were named by hand have not been looked at yet.
    inspections[role] = options.map ? await inspectFile(path, { as: role, mapping, reference }) : seen;
    files[role] = { path, name: basename(path), mapping };
  }
  const input: ImportInput = files.survey
    ? { form: "wide", survey: files.survey }
    : files.flows
      ? { form: "flows", flows: files.flows }
      : { form: "long", firms: files.firms!, transactions: files.transactions! };
  return { input, inspections };
}

/** `--map` names columns by their headers; a role that the file does not have belongs to the other file. */
function mappingOf(options: Options, { header, name }: FileInspection, role: FileRole): ColumnMapping {
  const mapping: ColumnMapping = {};
  if (options["no-amounts"] !== undefined && role !== "firms" && role !== "survey") mapping.amount = null;
  for (const pair of options.map?.split(",") ?? []) {
    const [column, title] = pair.split("=").map((text) => text.trim());
    const roles = ROLES[role] as readonly string[];
    if (!column || !title || !Object.values(ROLES).some((all) => (all as readonly string[]).includes(column)))
      throw badInput(
        `--map ${pair}: expected ROLE=HEADER with one of ${[...new Set(Object.values(ROLES).flat())].join(", ")}`,
      );
    if (!roles.includes(column)) continue;
    const at = header.indexOf(title);
    if (at < 0) throw badInput(`--map ${pair}: ${name} has no column ${title}; it has ${header.join(", ")}`);
    mapping[column as "amount"] = at;
  }
  return mapping;
}

const ROLES = {
  firms: ["firm_id", "ksic", "region", "name"],
  transactions: ["seller_id", "buyer_id", "year", "amount"],
  survey: ["ksic", "region", "year", "name"],
  flows: ["seller", "buyer", "year", "amount", "seller_region", "buyer_region", "count"],
} as const satisfies Record<FileRole, readonly string[]>;

function importOptions(options: Options, inspections: Inspections): ImportOptions {
  const [range, ...more] = options.years === undefined ? [] : yearRanges(options.years);
  if (more.length > 0) throw badInput(`--years ${options.years}: expected one range such as 2013-2022`);
  const digits = choiceOption(options, "digits", ["2", "3", "4", "5"]);
  const trades = inspections.transactions ?? inspections.flows;
  const suggested = (inspections.flows ?? inspections.firms ?? inspections.survey)?.suggestedClassification;
  const classification =
    choiceOption(options, "classification", ["KSIC10", "own"]) ??
    // Firms and surveys are coded in KSIC; only flows come in other classifications.
    (inspections.flows ? suggested?.classification : undefined) ??
    "KSIC10";
  if (classification === "own" && options.classification === undefined)
    remark("import: the codes are not KSIC, they are taken as they are (--classification own)");
  return {
    year: numberOption(
      options,
      "year",
      "a year in four digits",
      (year) => Number.isInteger(year) && year > 999 && year < 10_000,
    ),
    yearRange: range,
    unit: options.unit ?? trades?.suggestedUnit ?? undefined,
    classification,
    ksicDigits: digits === undefined ? undefined : (Number(digits) as 2 | 3 | 4 | 5),
    restoreLeadingZeros: options["restore-zeros"] !== undefined,
    firmPairs: options["firm-pairs"] !== undefined,
    linkage:
      options.linkage === undefined
        ? undefined
        : { path: pathOf(options.linkage), name: basename(options.linkage) },
  };
}

/** Says on stderr what was rejected and what looked odd, one line each. */
function explain({ rejected, samples, warnings }: ImportReport) {
  for (const [reason, count] of Object.entries(rejected)) {
    const [first] = samples[reason as keyof typeof samples] ?? [];
    const where = first
      ? `; first ${first.file}, row ${first.row}${first.column ? `, column ${first.column}` : ""}: ${first.value ?? "empty"}, expected ${first.expected}${first.detail ? ` (${first.detail})` : ""}`
      : "";
    remark(`import: rejected ${reason} ${count}${where}`);
  }
  for (const { id, params } of warnings)
    remark(
      `import: note ${id} ${Object.entries(params)
        .map(([name, value]) => `${name}=${value}`)
        .join(" ")}`.trimEnd(),
    );
}
