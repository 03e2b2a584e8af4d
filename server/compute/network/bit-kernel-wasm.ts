import { HEADER, type HeaderName, headerAddress } from "@/server/compute/network/bit-kernel-layout";
import {
  bits,
  type Code,
  during,
  int,
  sequence,
  variables,
  type WasmFunction,
  wasmModule,
  when,
  word,
} from "@/server/compute/network/wasm-assembler";

const { constant } = int;
/** Address of the 32-bit cell `index` of a list. */
const cell = (list: Code, index: Code) => int.add(list, int.left(index, constant(2)));

/** The same steps as `compact` in bit-kernel-plain.ts, 64 bits at a time. */
function compact(): WasmFunction {
  const own = [
    "i",
    "w",
    "end",
    "count",
    "j",
    "at",
    "previous",
    "gathered",
    "line",
    "row",
    "soldTo",
    "diagonal",
    "e",
    "to",
    "sum",
  ] as const;
  const { get, set, declarations } = variables([...HEADER, ...own], ["found"], []);
  const grow = (name: (typeof own)[number] | HeaderName, step: Code) => set(name, int.add(get(name), step));
  const nextWord = (address: "row" | "soldTo" | "line") => grow(address, constant(8));

  const gather = during(
    word.any(get("found")),
    set(
      "j",
      int.load(cell(get("local"), int.add(int.left(get("w"), constant(6)), word.lowest(get("found"))))),
    ),
    set("found", word.withoutLowest(get("found"))),
    int.store(get("end"), get("j")),
    grow("end", constant(4)),
    // Address of the 32 columns of j in line i; bits of the same 32 columns gather before the next.
    set(
      "at",
      int.add(
        int.left(int.add(int.multiply(int.right(get("j"), constant(7)), get("size")), get("i")), constant(4)),
        int.and(int.right(get("j"), constant(3)), constant(12)),
      ),
    ),
    set(
      "gathered",
      int.or(
        int.choose(get("gathered"), constant(0), int.equal(get("at"), get("previous"))),
        int.left(constant(1), get("j")),
      ),
    ),
    set("previous", get("at")),
    int.store(int.add(get("grid"), get("at")), get("gathered")),
  );
  const body = sequence(
    ...HEADER.map((name) => set(name, int.load(constant(headerAddress(name))))),
    set("end", get("neighbours")),
    during(
      int.below(get("i"), get("size")),
      set("j", int.multiply(int.load(cell(get("members"), get("i"))), int.left(get("words"), constant(3)))),
      set("row", int.add(get("rows"), get("j"))),
      set("soldTo", int.add(get("sells"), get("j"))),
      set("line", get("mask")),
      set("e", get("end")),
      set("w", constant(0)),
      set("previous", constant(-1)),
      during(
        int.below(get("w"), get("words")),
        grow("count", word.count(word.and(word.load(get("soldTo")), word.load(get("line"))))),
        set("found", word.and(word.load(get("row")), word.load(get("line")))),
        gather,
        ...[nextWord("row"), nextWord("soldTo"), nextWord("line")],
        grow("w", constant(1)),
      ),
      set("sum", int.right(int.subtract(get("end"), get("e")), constant(2))),
      int.store(cell(get("degree"), get("i")), get("sum")),
      int.store(
        cell(get("offsets"), get("i")),
        int.right(int.subtract(get("end"), get("neighbours")), constant(2)),
        4,
      ),
      // The line's own block as a whole, then only what lies above the diagonal.
      set(
        "diagonal",
        int.add(
          get("grid"),
          int.left(
            int.add(int.multiply(int.right(get("i"), constant(7)), get("size")), get("i")),
            constant(4),
          ),
        ),
      ),
      bits.store(int.add(get("own"), int.left(get("i"), constant(4))), bits.load(get("diagonal"))),
      set("to", int.add(get("diagonal"), int.and(int.right(get("i"), constant(3)), constant(12)))),
      int.store(get("to"), int.and(int.load(get("to")), int.left(constant(-2), get("i")))),
      during(
        int.below(get("diagonal"), get("to")),
        int.store(get("diagonal"), constant(0)),
        grow("diagonal", constant(4)),
      ),
      grow("i", constant(1)),
    ),
    int.store(constant(headerAddress("links")), get("count")),
    // Sums of the partners' degrees.
    set("e", get("neighbours")),
    set("i", constant(0)),
    during(
      int.below(get("i"), get("size")),
      set(
        "to",
        int.add(get("neighbours"), int.left(int.load(cell(get("offsets"), get("i")), 4), constant(2))),
      ),
      set("sum", constant(0)),
      during(
        int.below(get("e"), get("to")),
        grow("sum", int.load(cell(get("degree"), int.load(get("e"))))),
        grow("e", constant(4)),
      ),
      int.store(cell(get("partnerDegrees"), get("i")), get("sum")),
      grow("i", constant(1)),
    ),
  );
  return { name: "compact", declarations, body };
}

/** The same steps as `count` in bit-kernel-plain.ts, 128 bits at a time. */
function count(): WasmFunction {
  const own = ["b", "i", "from", "to", "total", "plane", "line", "each"] as const;
  const vectors = [
    "under",
    "ones",
    "twos",
    "fours",
    "eights",
    "x",
    "y",
    "u",
    "two",
    "twoMore",
    "four",
    "fourMore",
  ] as const;
  const { get, set, declarations } = variables([...HEADER, ...own], [], vectors);
  const grow = (name: (typeof own)[number], step: Code) => set(name, int.add(get(name), step));
  type Vector = (typeof vectors)[number];
  const partner = (ahead: number) =>
    bits.load(int.add(get("plane"), int.left(int.load(get("from"), 4 * ahead), constant(4))));
  /** low + first + second, bit by bit: the sum's low bits stay in `low`, the carries go to `high`. */
  const add = (low: Vector, high: Vector, first: Code, second: Code) =>
    sequence(
      set("x", first),
      set("y", second),
      set("u", bits.xor(get(low), get("x"))),
      set(high, bits.or(bits.and(get(low), get("x")), bits.and(get("u"), get("y")))),
      set(low, bits.xor(get("u"), get("y"))),
    );
  const tally = (value: Code, shift: number) =>
    sequence(
      set("x", bits.and(value, get("under"))),
      grow("total", int.left(bits.count(get("x")), constant(shift))),
    );
  const line = sequence(
    set("from", int.load(get("each"))),
    set("to", int.add(get("from"), int.left(bits.count(get("under")), constant(2)))),
    set("from", int.add(get("neighbours"), int.left(int.load(cell(get("offsets"), get("i"))), constant(2)))),
    int.store(get("each"), get("to")),
    set("total", constant(0)),
    ...(["ones", "twos", "fours"] as const).map((name) => set(name, bits.none)),
    during(
      int.atMost(int.add(get("from"), constant(32)), get("to")),
      add("ones", "two", partner(0), partner(1)),
      add("ones", "twoMore", partner(2), partner(3)),
      add("twos", "four", get("two"), get("twoMore")),
      add("ones", "two", partner(4), partner(5)),
      add("ones", "twoMore", partner(6), partner(7)),
      add("twos", "fourMore", get("two"), get("twoMore")),
      add("fours", "eights", get("four"), get("fourMore")),
      tally(get("eights"), 3),
      grow("from", constant(32)),
    ),
    during(int.below(get("from"), get("to")), tally(partner(0), 0), grow("from", constant(4))),
    ...[tally(get("ones"), 0), tally(get("twos"), 1), tally(get("fours"), 2)],
    set("from", cell(get("triangles"), get("i"))),
    int.store(get("from"), int.add(int.load(get("from")), get("total"))),
  );
  const body = sequence(
    ...HEADER.map((name) => set(name, int.load(constant(headerAddress(name))))),
    set("each", get("cursor")),
    during(
      int.below(get("i"), get("size")),
      set("from", int.left(int.load(cell(get("offsets"), get("i"))), constant(2))),
      int.store(get("each"), int.add(get("neighbours"), get("from"))),
      int.store(cell(get("triangles"), get("i")), constant(0)),
      ...[grow("each", constant(4)), grow("i", constant(1))],
    ),
    set("plane", get("grid")),
    during(
      int.below(get("b"), get("blocks")),
      ...[set("line", get("plane")), set("each", get("cursor")), set("i", constant(0))],
      during(
        int.below(get("i"), get("size")),
        set(
          "under",
          bits.load(
            int.choose(
              int.add(get("own"), int.left(get("i"), constant(4))),
              get("line"),
              int.equal(int.right(get("i"), constant(7)), get("b")),
            ),
          ),
        ),
        when(bits.any(get("under")), line),
        ...[grow("line", constant(16)), grow("each", constant(4)), grow("i", constant(1))],
      ),
      set("plane", get("line")),
      grow("b", constant(1)),
    ),
  );
  return { name: "count", declarations, body };
}

export const bitKernelModule = () => wasmModule([compact(), count()]);
