import { ComputeError } from "@/server/domain/errors";
import { seededRandom } from "./random";
import { SYNTHETIC_THEMES, type SyntheticTheme } from "./synthetic-themes";

/** A made-up patent in the shape of an imported one; `theme` is what it was made from, for tests. */
export type SyntheticPatent = {
  applicationNo: string;
  kind: "synthetic";
  year: number;
  filingDate: string;
  title: string;
  titleEn: string;
  abstract: string;
  ipc: string[];
  applicants: string[];
  regions: string[];
  theme: string;
};

const LABEL = "본 문헌은 화면을 보이기 위해 만든 합성 예시이며 실제 출원이 아니다.";

/**
 * Synthetic Korean patents over 15 themes and the years from `firstYear` to `lastYear`, numbered SYN-2019-0001. Each has a label that says
 * that it is synthetic and applicants that do not exist. Filings of a theme grow or fall evenly by its factor; provinces follow its
 * weights; two of ten patents have a second applicant in another province; one of seven borrows from a second theme.
 *
 * Deterministic in the seed. Errors: BAD_OPTION when there is nothing to make.
 */
export function syntheticPatents({
  count = 300,
  seed,
  firstYear = 2013,
  lastYear = 2022,
}: {
  count?: number;
  seed: number;
  firstYear?: number;
  lastYear?: number;
}): SyntheticPatent[] {
  if (!(count >= 1 && lastYear >= firstYear))
    throw new ComputeError("BAD_OPTION", `${count} patents from ${firstYear} to ${lastYear}`);
  const draw = drawing(seed);
  const span = Math.max(1, lastYear - firstYear);
  const patents = Array.from({ length: count }, (_, at) => {
    const theme = SYNTHETIC_THEMES[at % SYNTHETIC_THEMES.length]!;
    const years = Array.from({ length: lastYear - firstYear + 1 }, (__, i) => ({
      item: firstYear + i,
      weight: 1 + ((theme.growth - 1) * i) / span,
    }));
    const other = draw.chance(1 / 7) ? draw.one(SYNTHETIC_THEMES) : null;
    return { ...onePatent(theme, other === theme ? null : other, draw), year: draw.weighted(years) };
  });
  const ofYear = new Map<number, number>();
  return patents
    .map((patent) => ({ ...patent, day: `${two(draw.whole(12) + 1)}-${two(draw.whole(28) + 1)}` }))
    .sort((a, b) => a.year - b.year || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ day, ...patent }) => {
      const number = (ofYear.get(patent.year) ?? 0) + 1;
      ofYear.set(patent.year, number);
      return {
        applicationNo: `SYN-${patent.year}-${String(number).padStart(4, "0")}`,
        kind: "synthetic" as const,
        filingDate: `${patent.year}-${day}`,
        titleEn: "",
        ...patent,
      };
    });
}

const two = (value: number) => String(value).padStart(2, "0");
const words = (list: string) => list.split(", ");

type Drawing = {
  whole: (below: number) => number;
  chance: (probability: number) => boolean;
  one: <T>(items: readonly T[]) => T;
  some: <T>(items: readonly T[], count: number) => T[];
  weighted: <T>(items: readonly { item: T; weight: number }[]) => T;
};

function drawing(seed: number): Drawing {
  const random = seededRandom(seed);
  const whole = (below: number) => Math.floor(random() * below);
  return {
    whole,
    chance: (probability) => random() < probability,
    one: (items) => items[whole(items.length)]!,
    some: (items, count) => {
      const left = [...items];
      return Array.from(
        { length: Math.min(count, left.length) },
        () => left.splice(whole(left.length), 1)[0]!,
      );
    },
    weighted: (items) => {
      let rest = random() * items.reduce((sum, { weight }) => sum + weight, 0);
      for (const { item, weight } of items) {
        rest -= weight;
        if (rest < 0) return item;
      }
      return items[items.length - 1]!.item;
    },
  };
}

/** A noun with the form of the particle that its last sound asks for: 전극을, 전지를; 로 also follows ㄹ. */
export function withParticle(
  noun: string,
  particle: "은/는" | "이/가" | "을/를" | "과/와" | "으로/로",
): string {
  const final = (noun.charCodeAt(noun.length - 1) - 0xac00) % 28;
  const [closed, open] = particle.split("/") as [string, string];
  const plain = final === 0 || (particle === "으로/로" && final === 8);
  return noun + (plain ? open : closed);
}

function onePatent(theme: SyntheticTheme, other: SyntheticTheme | null, draw: Drawing) {
  const object = draw.one(words(theme.objects));
  const [part1, part2, part3] = draw.some(words(theme.parts), 3) as [string, string, string];
  const [input1, input2] = draw.some(words(theme.inputs), 2) as [string, string];
  const [action1, action2] = draw.some(words(theme.actions), 2) as [string, string];
  const [effect1, effect2] = draw.some(words(theme.effects), 2) as [string, string];
  const p = withParticle;
  const title = draw.one([
    `${object} 및 그 제조방법`,
    `${p(part1, "을/를")} 포함하는 ${object}`,
    `${p(effect1, "이/가")} 향상된 ${object}`,
    `${p(action1, "을/를")} 이용한 ${object}`,
    `${p(input1, "을/를")} 이용한 ${object}의 제조방법`,
    `${object}의 ${action1} 방법`,
  ]);
  const opening = draw.one([
    `본 발명은 ${object}에 관한 것으로, 더욱 상세하게는 ${p(effect1, "을/를")} 개선할 수 있는 ${object}에 관한 것이다.`,
    `${p(effect1, "이/가")} 우수한 ${p(object, "이/가")} 개시된다.`,
    `본 발명의 일 실시예에 따른 ${p(object, "은/는")} ${p(part1, "과/와")} ${p(part2, "을/를")} 포함한다.`,
  ]);
  const body = draw.some(
    [
      `상기 ${p(part1, "은/는")} ${p(input1, "을/를")} ${action1}하여 형성되고, ${p(part2, "과/와")} 접하도록 배치된다.`,
      `${p(input1, "과/와")} ${p(input2, "을/를")} 준비하는 단계 및 이를 ${action1}하는 단계를 포함할 수 있다.`,
      `상기 ${p(part2, "은/는")} ${p(part3, "과/와")} 결합되어 ${p(input2, "이/가")} 고르게 공급되도록 한다.`,
      `${action2} 조건을 조절함으로써 ${p(part3, "이/가")} 손상되는 것을 방지한다.`,
      `또한 ${p(part1, "과/와")} ${part3} 사이에서 ${p(input1, "이/가")} 이동하는 경로를 짧게 한다.`,
    ],
    3,
  );
  const borrowed = other
    ? [
        `나아가 ${p(draw.one(words(other.parts)), "과/와")} 연동하여 ${p(draw.one(words(other.effects)), "을/를")} 함께 높일 수 있다.`,
      ]
    : [];
  const closing = draw.one([
    `이에 따라 ${p(effect1, "과/와")} ${p(effect2, "이/가")} 향상되는 효과가 있다.`,
    `본 발명에 의하면 ${action2} 후에도 ${p(effect2, "을/를")} 유지할 수 있다.`,
    `따라서 ${p(effect2, "을/를")} 확보하면서 제조 비용을 줄일 수 있다.`,
  ]);
  const provinces = Object.entries(theme.provinces).map(([item, weight]) => ({ item, weight }));
  const first = draw.weighted(provinces);
  const second = draw.chance(0.2) ? draw.weighted(provinces) : first;
  return {
    title,
    abstract: [opening, ...body, ...borrowed, closing, LABEL].join(" "),
    ipc: draw.some(words(theme.ipc), 1 + draw.whole(3)).concat(other ? [draw.one(words(other.ipc))] : []),
    applicants: draw.some(words(theme.applicants), second === first ? 1 : 2),
    regions: [...new Set([first, second])],
    theme: theme.key,
  };
}
