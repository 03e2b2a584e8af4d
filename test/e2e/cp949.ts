/** Korean text as the bytes that Excel writes on a Korean machine, by reading Node's decoder backwards. */
export function inCp949(text: string): Buffer {
  const decoder = new TextDecoder("euc-kr");
  const bytes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x41; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if ([...letter].length === 1 && letter !== "\ufffd") bytes.set(letter, [lead, trail]);
    }
  return Buffer.from(
    [...text].flatMap((letter) => {
      const code = letter.codePointAt(0)!;
      if (code < 0x80) return [code];
      const pair = bytes.get(letter);
      if (!pair) throw new RangeError(`${letter} has no place in CP949`);
      return pair;
    }),
  );
}
