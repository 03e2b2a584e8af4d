/** The two 32-bit halves of whole numbers of 64 bits; number k has its low half at 2k + LOW, its high half at 2k + HIGH. */
export const halves = ({ buffer, byteOffset, length }: BigInt64Array) =>
  new Uint32Array(buffer, byteOffset, 2 * length);
export const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
export const HIGH = 1 - LOW;
export const TWO_32 = 2 ** 32;

/** Sums of numbers >= 0, kept as the sum of their halves: exact as long as fewer than 2^21 numbers add up in one. */
export type ExactSums = { readonly high: Float64Array; readonly low: Float64Array };

export const exactSums = (size: number): ExactSums => ({
  high: new Float64Array(size),
  low: new Float64Array(size),
});
export const exactSum = ({ high, low }: ExactSums, i: number): bigint =>
  (BigInt(high[i]!) << 32n) + BigInt(low[i]!);
