const UNDEFINED = 0xfffd;

/**
 * Two-byte codes of CP949 (Windows-949, what Korean Excel writes), index (lead - 0x81) * 256 + trail.
 *
 * KS X 1001 comes from the platform's `euc-kr` decoder, which stops there. The 8,822 syllables that Microsoft added
 * fill the free cells in the order of Unicode: lead 81..A0 with trails 41..5A, 61..7A, 81..FE, then lead A1..C6 with
 * trails up to A0 only.
 */
function buildTable(): Uint16Array {
  const table = new Uint16Array(126 * 256).fill(UNDEFINED);
  const standard = new TextDecoder("euc-kr", { fatal: true });
  const known = new Set<number>();
  // Additions to KS X 1001 after the decoder's table was drawn.
  table[(0xa2 - 0x81) * 256 + 0xe6] = 0x20ac; // €
  table[(0xa2 - 0x81) * 256 + 0xe7] = 0xae; // ®
  for (let lead = 0xa1; lead <= 0xfe; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const unit = decodePair(standard, lead, trail);
      if (unit === UNDEFINED) continue;
      table[(lead - 0x81) * 256 + trail] = unit;
      known.add(unit);
    }
  let syllable = 0xac00;
  for (let lead = 0x81; lead <= 0xc6; lead++)
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail++) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      while (known.has(syllable)) syllable++;
      if (syllable > 0xd7a3) return table;
      table[(lead - 0x81) * 256 + trail] = syllable++;
    }
  return table;
}

function decodePair(decoder: TextDecoder, lead: number, trail: number): number {
  try {
    const text = decoder.decode(Uint8Array.of(lead, trail));
    return text.length === 1 ? text.charCodeAt(0) : UNDEFINED;
  } catch {
    return UNDEFINED;
  }
}

let table: Uint16Array | undefined;

/** Bytes that are no CP949 character; `offset` counts from the start of the file. */
export class NotCp949 extends Error {
  constructor(readonly offset: number) {
    super(`no CP949 character at byte ${offset}`);
  }
}

/** Streaming decoder: a character may be cut by the end of a chunk. Throws NotCp949. */
export function cp949Decoder(): { decode(bytes: Uint8Array): string; end(): void } {
  table ??= buildTable();
  const pairs = table;
  let lead = 0;
  let consumed = 0;
  return {
    decode(bytes) {
      const units = new Uint16Array(bytes.length + 1);
      let length = 0;
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at]!;
        if (lead === 0 && byte < 0x80) units[length++] = byte;
        else if (lead === 0 && byte > 0x80 && byte < 0xff) lead = byte;
        else {
          const unit = lead === 0 ? UNDEFINED : pairs[(lead - 0x81) * 256 + byte]!;
          if (unit === UNDEFINED) throw new NotCp949(consumed + at);
          units[length++] = unit;
          lead = 0;
        }
      }
      consumed += bytes.length;
      return Buffer.from(units.buffer, 0, length * 2).toString("utf16le");
    },
    end() {
      if (lead !== 0) throw new NotCp949(consumed);
    },
  };
}
