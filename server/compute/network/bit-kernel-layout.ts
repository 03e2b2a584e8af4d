/**
 * Where the bit kernels keep what they read and write: whole numbers of 32 bits in one memory. The first cells are this
 * header, in this order; a cell that names a list holds its address in bytes.
 *
 * `grid` holds the partners of the members as bits: for each block of 128 columns, for each row, 16 bytes. In the block
 * that a row itself lies in, only the columns above it are kept there; that block as a whole is in `own`.
 */
export const HEADER = [
  /** Members: rows of `grid`. */
  "size",
  /** ⌈size / 128⌉. */
  "blocks",
  /** 64-bit words in a row of `rows`, `sells` and `mask`. */
  "words",
  /** In: for each node of the whole network its partners as bits, and those that it sells to. */
  "rows",
  "sells",
  /** In: the members as bits, as a list (ascending), and the place of each node in that list. */
  "mask",
  "members",
  "local",
  /** Out (of `compact`), in (of `count`): the network among the members. */
  "offsets",
  "neighbours",
  "degree",
  "partnerDegrees",
  "grid",
  "own",
  "links",
  /** Out (of `count`); `cursor` is scratch. */
  "triangles",
  "cursor",
] as const;
export type HeaderName = (typeof HEADER)[number];

/** Bytes from the start of the memory to a header cell. */
export const headerAddress = (name: HeaderName) => 4 * HEADER.indexOf(name);

/**
 * compact  fills offsets, neighbours, degree, partnerDegrees, grid, own, links from rows, sells, mask, members, local.
 *          `grid` is zero before.
 * count    fills triangles from offsets, neighbours, grid, own.
 */
export type BitKernel = { compact(): void; count(): void };
