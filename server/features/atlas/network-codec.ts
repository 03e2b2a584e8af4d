import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Links } from "@/server/compute/network/links";

/**
 * The links of a view and the margins of its industries, as they are kept in AtlasView.network.
 *
 * Shapes  industries, sold, bought (n); seller, buyer, amount, count, expected, rr (L, one row a directed link).
 * Units   amounts and `expected` in the unit of the data set; sold_i = Σ_j R_ij and bought_j = Σ_i R_ij over all trade
 *         in the margins, not over the links alone.
 */
export type StoredNetwork = Pick<
  Links,
  "industries" | "seller" | "buyer" | "amount" | "count" | "expected" | "rr"
> & { readonly sold: BigInt64Array; readonly bought: BigInt64Array };

const FORMAT = 1;
const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Order and element types of the arrays after the header; eight-byte types first keeps every array aligned. */
const ARRAYS = [
  ["sold", BigInt64Array, "industries"],
  ["bought", BigInt64Array, "industries"],
  ["amount", BigInt64Array, "links"],
  ["count", Float64Array, "links"],
  ["expected", Float64Array, "links"],
  ["rr", Float64Array, "links"],
  ["seller", Int32Array, "links"],
  ["buyer", Int32Array, "links"],
] as const;

/** gzip of: header length (uint32), header (JSON: format, industries, number of links), the arrays, little-endian. */
export async function encodeNetwork(network: StoredNetwork): Promise<Uint8Array<ArrayBuffer>> {
  const links = network.seller.length;
  const header = Buffer.from(JSON.stringify({ format: FORMAT, industries: network.industries, links }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const arrays = ARRAYS.map(([name]) => {
    const array = network[name];
    return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  });
  return Uint8Array.from(await zip(Buffer.concat([length, header, ...arrays])));
}

/**
 * @throws Error when the bytes are of another format or cut short: the row was damaged, or written by a later version
 */
export async function decodeNetwork(bytes: Uint8Array): Promise<StoredNetwork> {
  const raw = await unzip(bytes);
  const headerEnd = 4 + raw.readUInt32LE(0);
  const header = JSON.parse(raw.toString("utf8", 4, headerEnd)) as {
    format: number;
    industries: string[];
    links: number;
  };
  if (header.format !== FORMAT)
    throw new Error(
      `stored network of format ${header.format}; this version reads ${FORMAT}: compute it again`,
    );
  let at = headerEnd;
  const read = Object.fromEntries(
    ARRAYS.map(([name, Type, of]) => {
      const bytesOf = (of === "links" ? header.links : header.industries.length) * Type.BYTES_PER_ELEMENT;
      if (at + bytesOf > raw.length)
        throw new Error(`stored network is cut short in ${name}: compute it again`);
      // A copy starts at 0 and is aligned, whatever the header's length.
      const array = new Type(Uint8Array.from(raw.subarray(at, at + bytesOf)).buffer);
      at += bytesOf;
      return [name, array];
    }),
  );
  return { industries: header.industries, ...read } as unknown as StoredNetwork;
}
