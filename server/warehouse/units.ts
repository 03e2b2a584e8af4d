/**
 * Units that amounts may be written in, and the unit they are kept in. Amounts are exact integers, so a factor is a
 * power of ten and a decimal is accepted only where it makes the amount whole: 1.5 백만원 = 1500 천원.
 */
export type Unit = { id: string; nameKo: string; kept: string; decimals: number };

export const UNITS: readonly Unit[] = [
  { id: "KRW1000", nameKo: "천원", kept: "KRW1000", decimals: 0 },
  { id: "KRW1000000", nameKo: "백만원", kept: "KRW1000", decimals: 3 },
  { id: "KRW100000000", nameKo: "억원", kept: "KRW1000", decimals: 5 },
  { id: "KRW1000000000", nameKo: "십억원", kept: "KRW1000", decimals: 6 },
  { id: "KRW1000000000000", nameKo: "조원", kept: "KRW1000", decimals: 9 },
  { id: "KRW", nameKo: "원", kept: "KRW", decimals: 0 },
  { id: "USD", nameKo: "달러", kept: "USD", decimals: 0 },
  { id: "USD1000", nameKo: "천달러", kept: "USD1000", decimals: 0 },
  { id: "USD1000000", nameKo: "백만달러", kept: "USD1000000", decimals: 0 },
  { id: "trades", nameKo: "거래 수", kept: "trades", decimals: 0 },
];

/** By id or Korean name; undefined when there is no such unit. */
export const unitOf = (text: string): Unit | undefined =>
  UNITS.find((unit) => unit.id === text || unit.nameKo === text.replace(/\s/g, ""));
