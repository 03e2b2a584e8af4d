/** An ATLAS on its way into a file: its industries with titles, and its links in columns. */
export type GraphFile = {
  /** What it is: data set, years, scope, link rule. */
  description: string;
  nodes: readonly { code: string; name: string | null }[];
  /** `seller` and `buyer` point into `industries`; amounts in the data set's unit, which the description names. */
  links: {
    readonly industries: readonly string[];
    readonly seller: Int32Array;
    readonly buyer: Int32Array;
    readonly amount: BigInt64Array;
    readonly count: Float64Array;
    readonly expected: Float64Array;
    readonly rr: Float64Array;
  };
};

/** What a link carries in every format; `long` is a 64-bit integer. */
export const LINK_ATTRIBUTES = [
  { id: "amount", type: "long", title: "amount, in the unit that the description names" },
  { id: "count", type: "double", title: "transactions" },
  { id: "expected", type: "double", title: "expected amount, in that unit" },
  { id: "rr", type: "double", title: "revealed relatedness RR" },
] as const;

/**
 * Text inside XML, in an element or an attribute. Characters that XML 1.0 cannot hold at all (most control characters,
 * half surrogates) become U+FFFD.
 */
export const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 excludes
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu, "\ufffd")
    .replace(/[&<>"'\t\n\r]/g, (character) => ENTITIES[character]!);

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/**
 * Rows of a file, one string a line: the head, a line for every node, the links' head, a line for every link, the tail.
 *
 * @throws RangeError when a link's end is not among the nodes, or a code is given twice
 */
export function* fileLines(
  { nodes, links }: GraphFile,
  format: {
    head: string[];
    node: (code: string, name: string) => string;
    between: string[];
    link: (row: number, seller: string, buyer: string) => string;
    tail: string[];
  },
): Generator<string> {
  const codes = new Set(nodes.map(({ code }) => code));
  if (codes.size !== nodes.length) throw new RangeError("an industry is listed twice; list each code once");
  yield* format.head;
  for (const { code, name } of nodes) yield format.node(escaped(code), escaped(name ?? code));
  yield* format.between;
  for (let row = 0; row < links.seller.length; row++) {
    const ends = [links.industries[links.seller[row]!], links.industries[links.buyer[row]!]] as const;
    for (const code of ends)
      if (code === undefined || !codes.has(code))
        throw new RangeError(
          `link ${row} ends at ${code}, which is not among the ${codes.size} industries listed`,
        );
    yield format.link(row, escaped(ends[0]!), escaped(ends[1]!));
  }
  yield* format.tail;
}
