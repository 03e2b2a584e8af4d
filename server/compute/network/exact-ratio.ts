/**
 * The double nearest to numerator / denominator, whatever their size; null when the denominator is 0.
 *
 * Number(x) / Number(y) rounds three times once a number passes 2^53; this divides the whole numbers and rounds once.
 * Sums of equal shares and thresholds therefore never turn on the size of the amounts.
 */
export function exactRatio(numerator: bigint, denominator: bigint): number | null {
  if (denominator === 0n) return null;
  if (numerator === 0n) return 0;
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  if (n <= MAX_EXACT && d <= MAX_EXACT) return (negative ? -1 : 1) * (Number(n) / Number(d));
  const shift = BITS - (bitLength(n) - bitLength(d));
  const [scaledN, scaledD] = shift >= 0 ? [n << BigInt(shift), d] : [n, d << BigInt(-shift)];
  const whole = scaledN / scaledD;
  // a last bit that says "and a rest" keeps the conversion from taking a value just above a half for the half
  const sticky = scaledN % scaledD === 0n ? whole : whole | 1n;
  return ((negative ? -1 : 1) * Number(sticky)) / 2 ** shift;
}

const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);
/** Of the quotient: 53 for the double, the rest so that the last one is far below its rounding. */
const BITS = 66;

const bitLength = (value: bigint) => value.toString(16).length * 4;
