import { ComputeError } from "@/server/domain/errors";

/** What a document-term table must have to be weighted and factorised: row d holds `ids[k]`, `counts[k]` times, for k in offsets[d] .. offsets[d + 1]. */
export type TermTable = {
  labels: string[];
  offsets: Int32Array | Uint32Array;
  ids: Int32Array | Uint32Array;
  counts: Float64Array | Uint16Array;
  /** Terms that no limit of document frequency removes, because somebody protects them; absent where there are none. */
  protectedIds?: readonly number[];
};

/**
 * The terms of all documents as integers: 6 bytes for each different term of a document and 4 for the document, so that
 * 1,000,000 abstracts of 45 different terms take 274 MB; no text is kept beside the table of terms.
 */
export type TermDocuments = {
  /** How a term is written most often (연료 전지), in order of first appearance. */
  labels: string[];
  /** What makes it the same term: no spaces, English in stems (연료전지). */
  keys: string[];
  /** documents + 1; ids of a row ascend. */
  offsets: Uint32Array;
  ids: Uint32Array;
  /** At most 65,535. */
  counts: Uint16Array;
  /** As of TermTable. */
  protectedIds?: readonly number[];
};

/** Documents that hold each term. */
export function documentFrequencies({ labels, ids }: TermTable): Uint32Array {
  const documents = new Uint32Array(labels.length);
  for (const id of ids) documents[id]!++;
  return documents;
}

export type FrequencyLimits = {
  /** A term must stand in at least this many documents ... */
  minDocuments: number;
  /** ... and in no more than this share of them, but never in fewer than minDocuments. */
  maxShare: number;
  /** The most frequent terms are kept when there are more; Infinity for all. */
  maxTerms: number;
  /** Keys of terms that no limit removes. */
  protectedKeys?: ReadonlySet<string>;
};

/**
 * The same documents over the terms within the limits, in the order of before; protected terms stay whatever their
 * frequency and are not counted in `maxTerms`. O(ids).
 *
 * Errors  BAD_OPTION for limits that nothing could meet.
 */
export function limitedTerms(table: TermDocuments, limits: FrequencyLimits): TermDocuments {
  const { minDocuments, maxShare, maxTerms, protectedKeys } = limits;
  if (!(minDocuments >= 1 && maxShare > 0 && maxTerms >= 1))
    throw new ComputeError(
      "BAD_OPTION",
      `terms in ${minDocuments} documents to ${maxShare} of them, at most ${maxTerms} terms`,
    );
  const rows = table.offsets.length - 1;
  const documents = documentFrequencies(table);
  const most = Math.max(minDocuments, Math.floor(maxShare * rows));
  const isProtected = (id: number) => protectedKeys?.has(table.keys[id]!) ?? false;
  const within = [...documents.keys()]
    .filter((id) => documents[id]! >= minDocuments && documents[id]! <= most && !isProtected(id))
    .sort((a, b) => documents[b]! - documents[a]! || a - b)
    .slice(0, maxTerms);
  const renumbered = new Int32Array(table.labels.length).fill(-1);
  for (const id of within) renumbered[id] = 0;
  for (let id = 0; id < renumbered.length; id++) if (isProtected(id)) renumbered[id] = 0;
  const kept: number[] = [];
  for (let id = 0; id < renumbered.length; id++) if (renumbered[id] === 0) renumbered[id] = kept.push(id) - 1;

  let size = 0;
  for (const id of table.ids) if (renumbered[id]! >= 0) size++;
  const offsets = new Uint32Array(rows + 1);
  const ids = new Uint32Array(size);
  const counts = new Uint16Array(size);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (let k = table.offsets[row]!; k < table.offsets[row + 1]!; k++) {
      const id = renumbered[table.ids[k]!]!;
      if (id < 0) continue;
      ids[at] = id;
      counts[at++] = table.counts[k]!;
    }
    offsets[row + 1] = at;
  }
  return {
    labels: kept.map((id) => table.labels[id]!),
    keys: kept.map((id) => table.keys[id]!),
    offsets,
    ids,
    counts,
  };
}
