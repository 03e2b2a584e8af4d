import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { gexfLines } from "@/server/report/gexf";
import type { GraphFile } from "@/server/report/graph-file";
import { graphmlLines } from "@/server/report/graphml";

const NASTY = `R&D <"부품"> it's\ttab \u0007bell \ud800half ]]> 𝄞`;
const READ_BACK = NASTY.replace("\u0007", "\ufffd").replace(/\p{Cs}/u, "\ufffd");

const file: GraphFile = {
  description: `대전 2020 & RR > 1`,
  nodes: [
    { code: "30399", name: NASTY },
    { code: "30121", name: null },
    { code: 'a"b', name: "이름" },
  ],
  links: {
    industries: ["30121", "30399", 'a"b'],
    seller: Int32Array.of(1, 0),
    buyer: Int32Array.of(0, 2),
    amount: BigInt64Array.of(9_007_199_254_740_993n, 5n),
    count: Float64Array.of(12, 1),
    expected: Float64Array.of(0.1, 1e-7),
    rr: Float64Array.of(1.25, 3e21),
  },
};

type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] };

/** A strict XML 1.0 parser; anything that is not well formed throws. */
function parsed(lines: Iterable<string>): Element {
  const root: Element = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "", children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    open.at(-1)!.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write([...lines].join("\n")).close();
  return root.children[0]!;
}

const all = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

const LINKS = [
  { source: "30399", target: "30121", amount: "9007199254740993", count: "12", expected: "0.1", rr: "1.25" },
  { source: "30121", target: 'a"b', amount: "5", count: "1", expected: "1e-7", rr: "3e+21" },
];

describe("an ATLAS read back", () => {
  test("from GEXF 1.3", () => {
    const root = parsed(gexfLines(file));
    expect(root.attributes).toEqual({ xmlns: "http://gexf.net/1.3", version: "1.3" });
    expect(all(root, "description")[0]!.text).toBe(file.description);
    expect(all(root, "graph")[0]!.attributes.defaultedgetype).toBe("directed");
    expect(all(root, "node").map(({ attributes }) => attributes)).toEqual([
      { id: "30399", label: READ_BACK },
      { id: "30121", label: "30121" },
      { id: 'a"b', label: "이름" },
    ]);
    const edges = all(root, "edge").map(({ attributes: { source, target, weight }, children }) => ({
      ...{ source, target, weight },
      ...Object.fromEntries(
        children[0]!.children.map(({ attributes }) => [attributes.for, attributes.value]),
      ),
    }));
    expect(edges).toEqual(LINKS.map((link) => ({ ...link, weight: link.rr })));
    expect(all(root, "attribute").map(({ attributes }) => [attributes.id, attributes.type])).toEqual([
      ["amount", "long"],
      ["count", "double"],
      ["expected", "double"],
      ["rr", "double"],
    ]);
  });

  test("from GraphML", () => {
    const root = parsed(graphmlLines(file));
    expect(root.attributes.xmlns).toBe("http://graphml.graphdrawing.org/xmlns");
    const data = ({ children }: Element) =>
      Object.fromEntries(
        children.filter(({ name }) => name === "data").map(({ attributes, text }) => [attributes.key, text]),
      );
    const graph = all(root, "graph")[0]!;
    expect(graph.attributes.edgedefault).toBe("directed");
    expect(data(graph).description).toBe(file.description);
    expect(all(root, "node").map((node) => [node.attributes.id, data(node).name])).toEqual([
      ["30399", READ_BACK],
      ["30121", "30121"],
      ['a"b', "이름"],
    ]);
    expect(
      all(root, "edge").map(({ attributes: { source, target }, ...edge }) => ({
        ...{ source, target },
        ...data({ attributes: {}, ...edge }),
      })),
    ).toEqual(LINKS);
    const keys = all(root, "key").map(({ attributes }) => attributes.id);
    expect(keys).toEqual(["description", "name", "amount", "count", "expected", "rr"]);
  });

  test("an ATLAS without links or industries is a file all the same", () => {
    const none = new Float64Array(0);
    const empty: GraphFile = {
      description: "",
      nodes: [],
      links: {
        ...{
          industries: [],
          seller: new Int32Array(0),
          buyer: new Int32Array(0),
          amount: new BigInt64Array(0),
        },
        ...{ count: none, expected: none, rr: none },
      },
    };
    for (const lines of [gexfLines, graphmlLines]) expect(all(parsed(lines(empty)), "node")).toEqual([]);
  });

  test.each([gexfLines, graphmlLines])(
    "refuses a link to an industry that is not listed, and a code twice",
    (lines) => {
      expect(() => [...lines({ ...file, nodes: file.nodes.slice(0, 2) })]).toThrow(/link 1 ends at a"b/);
      expect(() => [...lines({ ...file, nodes: [...file.nodes, file.nodes[0]!] })]).toThrow(/listed twice/);
    },
  );
});
