import { escaped, fileLines, type GraphFile, LINK_ATTRIBUTES } from "./graph-file";

/**
 * An ATLAS in GEXF 1.3 (Gephi): directed, the edge weight is RR, and amount, count, expected, rr are edge attributes.
 * Lines without their line ends, so that a large network can be streamed; join them with "\n".
 *
 * @throws RangeError when a link's end is not among the nodes, or a code is given twice
 */
export function gexfLines(file: GraphFile): Generator<string> {
  const { amount, count, expected, rr } = file.links;
  return fileLines(file, {
    head: [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
      `<meta><creator>Stratlas</creator><description>${escaped(file.description)}</description></meta>`,
      '<graph defaultedgetype="directed" mode="static">',
      '<attributes class="edge">',
      ...LINK_ATTRIBUTES.map(
        ({ id, type, title }) => `<attribute id="${id}" title="${title}" type="${type}"/>`,
      ),
      "</attributes>",
      "<nodes>",
    ],
    node: (code, name) => `<node id="${code}" label="${name}"/>`,
    between: ["</nodes>", "<edges>"],
    link: (row, seller, buyer) =>
      `<edge id="${row}" source="${seller}" target="${buyer}" weight="${rr[row]}"><attvalues>` +
      `<attvalue for="amount" value="${amount[row]}"/><attvalue for="count" value="${count[row]}"/>` +
      `<attvalue for="expected" value="${expected[row]}"/><attvalue for="rr" value="${rr[row]}"/></attvalues></edge>`,
    tail: ["</edges>", "</graph>", "</gexf>", ""],
  });
}
