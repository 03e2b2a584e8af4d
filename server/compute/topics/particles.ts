/**
 * Endings that follow a Korean noun. `after`: which last sound the noun must have; `hard` endings mark a noun for
 * certain (a verb stem never takes them), the others also end verbs or nouns (는, 도, 나).
 */
type Ending = { text: string; after: "consonant" | "vowel" | "any"; hard: boolean };

const list = (after: Ending["after"], hard: boolean, words: string): Ending[] =>
  words.split(" ").map((text) => ({ text, after, hard }));

/** 로 and its kin also follow ㄹ. */
const RO = "로 로부터 로서 로써 로의 로는 로도 로부터의";
const EURO = "으로 으로부터 으로서 으로써 으로의 으로는 으로도 으로부터의";
const VERBAL =
  "하 한 할 함 함을 함이 하는 하고 하며 하여 하면 하면서 하기 하도록 하게 하거나 하였다 한다 하지 했다 했던 하므로 하던 하되 함으로써 함에 함과 하여야 하였고 하였으며 하자 하려는 하고자 " +
  "되 된 될 됨 됨을 됨이 되는 되고 되며 되어 되면 되면서 되기 되도록 되게 되거나 되었다 된다 되지 되므로 되던 되되 됨으로써 됨에 됨과 되어야 되었고 되었으며 되어있는 되어지는 " +
  "시키 시킨 시킬 시킴 시킴을 시키는 시키고 시키며 시켜 시키면 시키면서 시키기 시키도록 시키거나 시킨다 시킬수 시킴으로써 시킨다 받은 받는 받아";

export const ENDINGS: Ending[] = [
  ...list("consonant", true, "을 과 과의 과는 이라는 이란"),
  ...list("vowel", true, "를 와 와의 와는 라는 란"),
  ...list(
    "consonant",
    false,
    "은 이 이나 이며 이고 이다 인 일 임 이라 이라고 이면 이므로 이지만 이거나 이자 이어서 이었다 아",
  ),
  ...list(
    "vowel",
    false,
    "는 가 나 며 다 라 라고 면 므로 이다 인 일 임 이며 이고 이면 이므로 이지만 이거나 야",
  ),
  ...list(
    "any",
    true,
    "의 에 에서 에서의 에서는 에서도 에는 에도 에의 에게 에게서 에게는 에서만 까지 까지의 부터 부터의 보다 마다 처럼 만을 만의 들 들을 들이 들의 들은 들에 들에서 들과 들로 들로부터 들간의 들간 등을 등의 등이 등에 등과 등으로",
  ),
  ...list(
    "any",
    false,
    "도 만 이나마 마저 조차 뿐 밖에 간 별 별로 용 상 상의 상에 시 시에 적 적인 적으로 등",
  ),
  // one syllable may be anything (한, 된); two after a noun of two are a verb made of it
  ...list(
    "any",
    false,
    VERBAL.split(" ")
      .filter((word) => word.length === 1)
      .join(" "),
  ),
  ...list(
    "any",
    true,
    VERBAL.split(" ")
      .filter((word) => word.length > 1)
      .join(" "),
  ),
  ...list("vowel", true, RO),
  ...list("consonant", true, EURO),
];

const byText = new Map<string, Ending[]>();
for (const ending of ENDINGS) byText.set(ending.text, [...(byText.get(ending.text) ?? []), ending]);
const LONGEST = Math.max(...ENDINGS.map((ending) => ending.text.length));

/** 0 for none, 8 for ㄹ, other values for other last consonants of a Hangul syllable. */
const lastConsonant = (text: string) => (text.charCodeAt(text.length - 1) - 0xac00) % 28;

/** Ends like a verb made into a noun (포함함, 형성됨) or like half of 으로: never a noun itself. */
const NO_STEM = /..[함됨킴]$|[으므]$/;

function follows(stem: string, ending: Ending): boolean {
  const final = lastConsonant(stem);
  if (ending.after === "any") return true;
  if (ending.text.startsWith("로")) return final === 0 || final === 8;
  return ending.after === "vowel" ? final === 0 : final !== 0;
}

/** Every way to read a Hangul form as a stem of two syllables or more and an ending; the bare form comes first. */
export function stemReadings(form: string): { stem: string; ending: string; hard: boolean }[] {
  const readings = NO_STEM.test(form) ? [] : [{ stem: form, ending: "", hard: false }];
  for (let length = 1; length <= Math.min(LONGEST, form.length - 2); length++) {
    const text = form.slice(-length);
    const stem = form.slice(0, -length);
    const ending = byText.get(text)?.find((candidate) => follows(stem, candidate));
    if (ending && !NO_STEM.test(stem)) readings.push({ stem, ending: text, hard: ending.hard });
  }
  return readings;
}

/** 상세하게, 용이하게는: an adverb, whatever stands before. */
export const isAdverb = (form: string) => /.하게(?:는|도)?$/.test(form);

/** Ends like a verb, an adjective or an adverb (있는, 따라, 되도록, 않고도), not like a noun; told by its last syllables. */
export const mayBeVerb = (form: string) =>
  /[다는은을고며면서어아여게지록해져된한할될던수히라나로키의도바운럼써뿐]$|따른$|[같없많높]이$|..[진인시]$/.test(
    form,
  );

/** Nouns that only point (상에, 등으로, 것을): with an ending they are no term. */
const POINTING = new Set([..."상내등쪽측위시후중간것수때곳외뒤앞밑옆안밖점바전말자"]);

export const isPointing = (form: string) =>
  POINTING.has(form[0]!) &&
  (byText.get(form.slice(1))?.some(({ text, hard }) => hard || text.length === 1) ?? false) &&
  !/[간별용적인일임다면야]$/.test(form);
