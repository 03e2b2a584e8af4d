/** A small network with the indicator values that the source document prints for it, each to one digit. */
export type ExampleNetwork = {
  id: string;
  /** Message key of its description. */
  name: string;
  nodes: number;
  /** Directed links, [seller, buyer]. */
  links: readonly (readonly [number, number])[];
  printed: { a: number; b: number; c: number; d: number };
  /** `drawn`: the drawing is unambiguous; `fitted`: the drawing is lost and this is one network that fits. */
  origin: "drawn" | "fitted";
};

const bothWays = (links: [number, number][]) =>
  links.flatMap(([i, j]): [number, number][] => [
    [i, j],
    [j, i],
  ]);

/** Node 0 tied to each of the others. */
const star = (nodes: number) => Array.from({ length: nodes - 1 }, (_, i): [number, number] => [0, i + 1]);

const complete = (nodes: number) =>
  Array.from({ length: nodes }, (_, i) => i).flatMap((i) =>
    Array.from({ length: nodes - 1 - i }, (_, step): [number, number] => [i, i + 1 + step]),
  );

/** Row i, digit j is 1 where i sells to j. */
const matrix = (rows: string[]) =>
  rows.flatMap((row, i) =>
    [...row].flatMap((digit, j): [number, number][] => (digit === "1" ? [[i, j]] : [])),
  );

/**
 * The six example networks of the source document (chapter III, measuring endogenous growth), which its printed
 * a, b, c, d define the product's indicators by.
 */
export const EXAMPLE_NETWORKS: readonly ExampleNetwork[] = [
  {
    id: "star5",
    name: "examples.star5",
    nodes: 5,
    links: bothWays(star(5)),
    printed: { a: 2.0, b: 1.0, c: 0.0, d: 1.6 },
    origin: "drawn",
  },
  {
    id: "star6",
    name: "examples.star6",
    nodes: 6,
    links: bothWays(star(6)),
    printed: { a: 2.3, b: 1.0, c: 0.0, d: 1.7 },
    origin: "drawn",
  },
  {
    id: "star7",
    name: "examples.star7",
    nodes: 7,
    links: bothWays(star(7)),
    printed: { a: 2.6, b: 1.0, c: 0.0, d: 1.7 },
    origin: "drawn",
  },
  {
    id: "star10",
    name: "examples.star10",
    nodes: 10,
    links: star(10),
    printed: { a: 3.2, b: 1.0, c: 0.0, d: 0.9 },
    origin: "drawn",
  },
  {
    id: "dense10",
    name: "examples.dense10",
    nodes: 10,
    links: matrix([
      "0000110100",
      "1010101111",
      "0101101101",
      "0010111111",
      "1100010001",
      "1011101110",
      "0000110101",
      "1111010010",
      "1101001101",
      "0111111100",
    ]),
    printed: { a: 0.1, b: 0.3, c: 0.8, d: 5.7 },
    origin: "fitted",
  },
  {
    id: "complete10",
    name: "examples.complete10",
    nodes: 10,
    links: bothWays(complete(10)),
    printed: { a: 0.0, b: 0.0, c: 1.0, d: 9.0 },
    origin: "drawn",
  },
];
