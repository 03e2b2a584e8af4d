import { escaped, fileLines, type GraphFile, LINK_ATTRIBUTES } from "./graph-file";

/**
 * An ATLAS in GraphML (igraph, networkx, yEd): directed, nodes with code and name, edges with amount, count, expected
 * and rr. Lines without their line ends, so that a large network can be streamed; join them with "\n".
 *
 * @throws RangeError when a link's end is not among the nodes, or a code is given twice
 */
export function graphmlLines(file: GraphFile): Generator<string> {
  const { amount, count, expected, rr } = file.links;
  return fileLines(file, {
    head: [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
      '<key id="description" for="graph" attr.name="description" attr.type="string"/>',
      '<key id="name" for="node" attr.name="name" attr.type="string"/>',
      ...LINK_ATTRIBUTES.map(
        ({ id, type }) => `<key id="${id}" for="edge" attr.name="${id}" attr.type="${type}"/>`,
      ),
      '<graph id="atlas" edgedefault="directed">',
      `<data key="description">${escaped(file.description)}</data>`,
    ],
    node: (code, name) => `<node id="${code}"><data key="name">${name}</data></node>`,
    between: [],
    link: (row, seller, buyer) =>
      `<edge id="e${row}" source="${seller}" target="${buyer}"><data key="amount">${amount[row]}</data>` +
      `<data key="count">${count[row]}</data><data key="expected">${expected[row]}</data>` +
      `<data key="rr">${rr[row]}</data></edge>`,
    tail: ["</graph>", "</graphml>", ""],
  });
}
