import { ComputeError } from "@/server/domain/errors";
import type { TermTable } from "./terms";

/** A sparse matrix by rows: row d holds `values[k]` in column `columns[k]`, for k in offsets[d] .. offsets[d + 1]. */
export type SparseRows = {
  rows: number;
  columnCount: number;
  offsets: Int32Array;
  columns: Int32Array;
  values: Float64Array;
};

export type VocabularyOptions = {
  /** A term must occur in at least this many documents ... */
  minDocuments: number;
  /** ... and in no more than this share of them. */
  maxShare: number;
  /** The most frequent terms are kept when there are more. */
  maxTerms: number;
};

export type Vocabulary = {
  labels: string[];
  /** Documents that hold the term. */
  documents: Int32Array;
  /** Term counts of every document over this vocabulary. */
  counts: SparseRows;
};

/**
 * Rare terms say nothing about a topic (fewer than 2 documents of a few hundred, 4 of a few thousand, 8 of more), and terms
 * that stand everywhere do not tell topics apart: more than 12 % of the documents. Of 500 or fewer documents the terms of a
 * single field may be more than that, so that 60 of them and never more than a half may hold a term.
 */
export const vocabularyOptions = (documents: number): VocabularyOptions => ({
  minDocuments: documents < 800 ? 2 : documents < 20_000 ? 4 : 8,
  maxShare: Math.max(0.12, Math.min(0.5, 60 / Math.max(1, documents))),
  maxTerms: 30_000,
});

/**
 * The terms within the document-frequency limits and the protected ones, in the order of the table, and the counts over them.
 */
export function vocabulary(table: TermTable, options: VocabularyOptions): Vocabulary {
  const rows = table.offsets.length - 1;
  if (!(options.minDocuments >= 1 && options.maxShare > 0))
    throw new ComputeError(
      "BAD_OPTION",
      `terms in ${options.minDocuments} to ${options.maxShare} of the documents`,
    );
  const documents = new Int32Array(table.labels.length);
  for (const id of table.ids) documents[id]!++;
  // never below the lower limit, so that a handful of documents still has a vocabulary
  const most = Math.max(options.minDocuments, Math.floor(options.maxShare * rows));
  const wanted = new Set(table.protectedIds);
  const frequent = table.labels
    .map((_, id) => id)
    .filter((id) => documents[id]! >= options.minDocuments && documents[id]! <= most && !wanted.has(id))
    .sort((a, b) => documents[b]! - documents[a]! || a - b)
    .slice(0, options.maxTerms);
  const kept = [...frequent, ...wanted].sort((a, b) => a - b);
  const column = new Int32Array(table.labels.length).fill(-1);
  kept.forEach((id, at) => {
    column[id] = at;
  });

  const offsets = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    let length = 0;
    for (let k = table.offsets[row]!; k < table.offsets[row + 1]!; k++)
      if (column[table.ids[k]!]! >= 0) length++;
    offsets[row + 1] = offsets[row]! + length;
  }
  const columns = new Int32Array(offsets[rows]!);
  const values = new Float64Array(offsets[rows]!);
  let at = 0;
  for (let k = 0; k < table.offsets[rows]!; k++) {
    if (column[table.ids[k]!]! < 0) continue;
    columns[at] = column[table.ids[k]!]!;
    values[at++] = table.counts[k]!;
  }
  return {
    labels: kept.map((id) => table.labels[id]!),
    documents: Int32Array.from(kept, (id) => documents[id]!),
    counts: { rows, columnCount: kept.length, offsets, columns, values },
  };
}

/**
 * Weights of terms in documents, rows of unit length:
 *
 *   w_dt = (1 + ln n_dt) ln((1 + D) / (1 + D_t)) / norm_d
 *
 * n_dt = count, D = documents, D_t = documents with the term. A row without terms stays empty.
 */
export function tfIdf({ counts, documents }: Pick<Vocabulary, "counts" | "documents">): SparseRows {
  const values = new Float64Array(counts.values.length);
  for (let row = 0; row < counts.rows; row++) {
    let squares = 0;
    for (let k = counts.offsets[row]!; k < counts.offsets[row + 1]!; k++) {
      const idf = Math.log((1 + counts.rows) / (1 + documents[counts.columns[k]!]!));
      values[k] = (1 + Math.log(counts.values[k]!)) * idf;
      squares += values[k]! ** 2;
    }
    if (squares === 0) continue;
    const norm = Math.sqrt(squares);
    for (let k = counts.offsets[row]!; k < counts.offsets[row + 1]!; k++) values[k]! /= norm;
  }
  return { ...counts, values };
}

/** Documents that hold each column. */
export function columnDocuments({ columns, columnCount }: SparseRows): Int32Array {
  const documents = new Int32Array(columnCount);
  for (const column of columns) documents[column]!++;
  return documents;
}

/** The given rows of a matrix as one of its own. */
export function chosenRows(x: SparseRows, chosen: ArrayLike<number>): SparseRows {
  const offsets = new Int32Array(chosen.length + 1);
  for (let at = 0; at < chosen.length; at++)
    offsets[at + 1] = offsets[at]! + x.offsets[chosen[at]! + 1]! - x.offsets[chosen[at]!]!;
  const columns = new Int32Array(offsets[chosen.length]!);
  const values = new Float64Array(columns.length);
  for (let at = 0; at < chosen.length; at++) {
    const [from, to] = [x.offsets[chosen[at]!]!, x.offsets[chosen[at]! + 1]!];
    columns.set(x.columns.subarray(from, to), offsets[at]!);
    values.set(x.values.subarray(from, to), offsets[at]!);
  }
  return { rows: chosen.length, columnCount: x.columnCount, offsets, columns, values };
}

/** Rows with values; at most `most` of them, at equal distances. */
export function filledRows(x: SparseRows, most = Number.POSITIVE_INFINITY): Int32Array {
  const filled = new Int32Array(x.rows);
  let count = 0;
  for (let row = 0; row < x.rows; row++) if (x.offsets[row]! < x.offsets[row + 1]!) filled[count++] = row;
  if (count <= most) return filled.slice(0, count);
  return Int32Array.from({ length: most }, (_, at) => filled[Math.floor((at * count) / most)]!);
}
