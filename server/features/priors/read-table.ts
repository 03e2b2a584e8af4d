import {
  type IpcPrior,
  ipcPattern,
  PRIOR_CONDITIONS,
  PRIOR_METHODS,
} from "@/server/compute/topics/ipc-industries";
import { DomainError } from "@/server/domain/errors";
import { codesOfRevision11, industryByCode } from "@/server/features/reference/data";
import type { PriorForm, PriorReject } from "./schema";

export type Rejected = { row: number; reason: PriorReject; value: string };
/** A labelled patent before its classes and text are looked up. */
export type LabelledRow = { row: number; applicationNo: string; ipc: string[]; text: string; code: string };
export type PriorTable = {
  form: PriorForm;
  rows: IpcPrior[];
  labelled: LabelledRow[];
  rejects: Rejected[];
};

const HEADER_WITHIN = 20;
const plain = (text: string) => text.toLowerCase().replace(/[\s_()·\-–.]/g, "");
/** Names of the columns, plain, each by what it begins with or holds. */
const COLUMNS = {
  ipc: /^(ipc|cpc|특허코드|특허분류|ipc코드|ipclist)|ipc/,
  condition: /^(condition|조건)$/,
  prefix: /^(ksic10prefix|ksicprefix|prefix|ksic10)$/,
  weight: /^(weight|가중치|비중)$/,
  method: /^(method|방법)$/,
  ksic: /^(ksic|산업코드|표준산업분류)/,
  applicationNo: /^(applicationno|출원번호)/,
  title: /^(title|titleko|발명의명칭|명칭)$/,
  abstract: /^(abstract|abstractko|요약|초록|text|텍스트)$/,
} as const;
type Column = keyof typeof COLUMNS;

const LIST = /[;,|\n\r]+/;
const SECTION = /^[A-U](?=\d{2,5}$)/i;

/** Columns of a header row, or null where it is none of the three forms. */
function readHeader(cells: readonly string[]) {
  const names = cells.map(plain);
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, name]) => [column, names.findIndex((one) => name.test(one))]),
  ) as Record<Column, number>;
  // ‘KSIC 대분류’ is the section; the code stands in the column that names the revision.
  const codeAt = names.findIndex((one) => /^(ksic|산업코드|표준산업분류)/.test(one) && !/대분류/.test(one));
  const revision = /11차|ksic11/.test(names[codeAt] ?? "") ? 11 : 10;
  if (at.prefix >= 0 && at.weight >= 0 && at.ipc >= 0) return { form: "own" as const, at, codeAt, revision };
  if (codeAt < 0) return null;
  if (at.applicationNo >= 0 || at.title >= 0 || at.abstract >= 0)
    return { form: "labelled" as const, at, codeAt, revision };
  return at.ipc >= 0 ? { form: "official" as const, at, codeAt, revision } : null;
}

/**
 * Rows of a prior from one of three tables, told apart by their header, which stands within the first 20 rows:
 *
 *   own        ipc, condition, ksic10_prefix, weight, method
 *   official   KSIC(제11차 or 제10차) and 특허코드(IPC), several in a cell, % for any ending: equal weights of a class
 *   labelled   출원번호 or IPC, text, and the KSIC code of the patent
 *
 * Codes of revision 11 become those of revision 10 that they come from, in equal parts.
 *
 * @throws DomainError BAD_INPUT (noPriorColumns)
 */
export async function readPriorTable(lines: AsyncIterable<string[]>): Promise<PriorTable> {
  let header: NonNullable<ReturnType<typeof readHeader>> | null = null;
  const table: PriorTable = { form: "own", rows: [], labelled: [], rejects: [] };
  const seen = new Set<string>();
  let row = 0;
  for await (const cells of lines) {
    row++;
    if (!header) {
      header = readHeader(cells);
      if (!header && row >= HEADER_WITHIN) break;
      if (header) table.form = header.form;
      continue;
    }
    if (cells.every((cell) => cell.trim() === "")) continue;
    const cell = (at: number) => (at < 0 ? "" : (cells[at] ?? "").trim());
    const of = (column: Column) => cell(header!.at[column]);
    const reject = (reason: PriorReject, value: string) => {
      table.rejects.push({ row, reason, value: value.slice(0, 80) });
    };
    const add = (one: IpcPrior) => {
      const key = `${one.ipc}|${one.condition}|${one.prefix}|${one.method}`;
      if (seen.has(key)) return false;
      seen.add(key);
      table.rows.push(one);
      return true;
    };
    if (header.form === "own") {
      const one = ownRow(of, reject);
      if (one && !add(one)) reject("duplicate", `${one.ipc} ${one.prefix}`);
      continue;
    }
    const code = cell(header.codeAt).replace(SECTION, "");
    const codes = header.revision === 11 ? codesOfRevision11(code) : industryByCode(code) ? [code] : [];
    if (codes.length === 0 || !/^\d{2,5}$/.test(code)) {
      reject("ksic_unknown", cell(header.codeAt));
      continue;
    }
    const ipc = of("ipc")
      .split(LIST)
      .map((text) => text.trim())
      .filter(Boolean);
    if (header.form === "labelled") {
      if (codes.length > 1 || codes[0]!.length !== 5) reject("ksic_unknown", code);
      else
        table.labelled.push({
          ...{ row, ipc, code: codes[0]! },
          applicationNo: of("applicationNo").replace(/\D/g, ""),
          text: `${of("title")} ${of("abstract")}`,
        });
      continue;
    }
    if (ipc.length === 0) reject("ipc_invalid", "");
    for (const text of ipc)
      if (ipcPattern(text) === null) reject("ipc_invalid", text);
      else
        for (const prefix of codes)
          add({
            ipc: text.toUpperCase(),
            condition: "",
            prefix,
            weight: 1 / codes.length,
            method: "official",
          });
  }
  if (!header)
    throw new DomainError(
      "BAD_INPUT",
      "no header with the columns of a prior, of the official table or of labelled patents in the first 20 rows",
      "noPriorColumns",
    );
  return table;
}

function ownRow(of: (column: Column) => string, reject: (reason: PriorReject, value: string) => void) {
  const method = (of("method") || "own") as IpcPrior["method"];
  const condition = of("condition") as IpcPrior["condition"];
  const prefix = of("prefix");
  const weight = Number(of("weight").replace(/,/g, ""));
  const ipc = method === "word" ? of("ipc") : of("ipc").toUpperCase();
  if (!PRIOR_METHODS.includes(method)) return reject("method_unknown", method);
  if (method !== "word" && ipcPattern(ipc) === null) return reject("ipc_invalid", ipc);
  if (!PRIOR_CONDITIONS.includes(condition)) return reject("condition_unknown", condition);
  if (!industryByCode(prefix) || !/^\d{2,5}$/.test(prefix)) return reject("ksic_unknown", prefix);
  if (!(weight > 0 && Number.isFinite(weight))) return reject("weight_invalid", of("weight"));
  return { ipc, condition, prefix, weight, method } satisfies IpcPrior;
}
