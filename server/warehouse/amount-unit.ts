import { UNITS } from "@/server/warehouse/units";

const FACTORS: readonly (readonly [pattern: string, zeros: number])[] = [
  ["십억|billions?|bn|1000000000", 9],
  ["백만|millions?|mn|mil|mm|1000000", 6],
  ["천|thousands?|k|1000", 3],
  ["억|100000000", 8],
  ["조|trillions?|tn", 12],
  ["m", 6],
];
const CURRENCIES: readonly (readonly [pattern: string, id: "KRW" | "USD"])[] = [
  ["원|won|krw|₩", "KRW"],
  ["달러|불|usd|us\\$|\\$|dollars?", "USD"],
];
/** Written without its currency: only words that nobody writes for anything else. */
const FACTOR_ALONE = /^(십억|백만|천|억|조|thousands?|millions?|billions?|trillions?)$/;

/** `백만원`, `krw million`, `천달러`, `1,000 won`, `백만` -> a unit's id; null for anything else. */
function unitNamed(text: string): string | null {
  const plain = text
    .toLowerCase()
    .replace(/단위|unit|미국|in\b/g, "")
    .replace(/[\s:：,._/-]/g, "");
  const alone = FACTOR_ALONE.exec(plain)?.[1];
  for (const [factor, zeros] of FACTORS) {
    if (alone && new RegExp(`^(${factor})$`).test(alone)) return idOf("KRW", zeros);
    for (const [currency, id] of CURRENCIES)
      if (new RegExp(`^((${factor})(${currency})|(${currency})(${factor}))$`).test(plain))
        return idOf(id, zeros);
  }
  const currency = CURRENCIES.find(([pattern]) => new RegExp(`^(${pattern})$`).test(plain));
  return currency ? idOf(currency[1], 0) : null;
}

function idOf(currency: "KRW" | "USD", zeros: number): string | null {
  const id = zeros === 0 ? currency : `${currency}1${"0".repeat(zeros)}`;
  return UNITS.some((unit) => unit.id === id) ? id : null;
}

const BRACKET = /[([{（［]([^)\]}）］]*)[)\]}）］]/;
const words = CURRENCIES.map(([pattern]) => pattern).join("|");
const factors = FACTORS.map(([pattern]) => pattern).join("|");
/** At the end of a header without brackets, behind the name of the amount. */
const TAIL = new RegExp(
  `^(.*?)[\\s_.-]*((?:(?:${factors})[\\s_.-]*(?:${words}))|(?:(?:${words})[\\s_.-]*(?:${factors}))|(?<=[\\s_.-])(?:${words}|천|백만|억|십억|조))$`,
  "i",
);

/** The unit that an amount column names: `거래금액(백만)`, `amount (KRW million)`, `금액_천원`, `value_musd`; null when it names none. */
export function suggestUnit(amountHeader: string): string | null {
  const header = amountHeader.normalize("NFKC").trim();
  const bracket = BRACKET.exec(header)?.[1];
  if (bracket !== undefined) return unitNamed(bracket);
  const tail = TAIL.exec(header)?.[2];
  return tail ? unitNamed(tail) : null;
}

/** A header without the unit at its end: `거래금액_백만원` is `거래금액`. */
export const withoutUnit = (header: string): string =>
  TAIL.exec(header.normalize("NFKC").trim())?.[1] || header;
