import type { z } from "zod";
import type { createIndustryInput } from "@/server/features/define/schema";
import type { Cluster } from "@/server/warehouse/synthetic/plan";

type Definition = z.input<typeof createIndustryInput>;

const chain = (backward: string, self: string, forward: string): Definition["codes"] => [
  ...backward.split(" ").map((code) => ({ code, role: "BACKWARD" as const })),
  ...self.split(" ").map((code) => ({ code, role: "SELF" as const })),
  ...forward.split(" ").map((code) => ({ code, role: "FORWARD" as const })),
];

/**
 * The strategic industries of the synthetic sample project. Names follow the paper's five hub industries of 충청권 and
 * its Asan case; their value chains are ours, for illustration: the paper prints none for them.
 */
export const SYNTHETIC_INDUSTRIES: Definition[] = [
  {
    name: "친환경미래차부품",
    description: "전기·수소차 전환에 대응하는 구동·전장·차체 부품 산업입니다. (예시 정의)",
    kwAttributes: ["친환경", "전동화", "경량화"],
    kwItems: ["수소전기자동차", "스마트센서", "미래형 제조로봇"],
    kwCoreTech: ["구동모터", "배터리 관리 시스템", "연료전지 스택"],
    kwRelatedTech: ["3D머신비전", "차량용 통신"],
    codes: chain("24222 22241 26295 20202 25923", "30320 30332 30391 30392 28111", "30121 30122 30201"),
  },
  {
    name: "신재생에너지시스템",
    description: "발전·저장·공조를 잇는 분산형 에너지 설비 산업입니다. (예시 정의)",
    kwAttributes: ["탄소중립", "분산전원"],
    kwItems: ["도심형풍력발전", "신재생에너지 하이브리드시스템", "수열발전", "친환경공조시스템"],
    kwCoreTech: ["전력변환장치", "에너지저장장치", "히트펌프"],
    kwRelatedTech: ["에너지 관리 시스템"],
    codes: chain("25113 24123 28121", "28119 28202 29172", "35114 35119 35120 42201"),
  },
  {
    name: "지능형반도체",
    description: "설계·제조·장비를 포괄하는 차세대 반도체 산업입니다. (예시 정의)",
    kwAttributes: ["저전력", "고집적"],
    kwItems: ["에지컴퓨팅", "3D집적회로", "전력반도체소자", "시스템반도체", "AI칩"],
    kwCoreTech: ["첨단 패키징", "신경망 처리장치"],
    kwRelatedTech: ["반도체 검사장비"],
    codes: chain("20119 29271 26222", "26111 26112 26129", "26310 26421 26321"),
  },
  {
    name: "첨단신소재",
    description: "전자·섬유·코팅용 기능성 화학소재 산업입니다. (예시 정의)",
    kwAttributes: ["기능성", "친환경"],
    kwItems: ["전도성잉크", "압전소자", "특수코팅", "미세캡슐형성", "생물유래소재", "스마트섬유"],
    kwCoreTech: ["나노 분산", "박막 코팅"],
    kwRelatedTech: ["바이오 플라스틱"],
    codes: chain("20111 20119 20132", "20202 20203 20499 22212", "26211 26223 13211"),
  },
  {
    name: "디지털전환 신산업",
    description: "제조·도시 서비스의 디지털 전환을 이끄는 ICT·SW 산업입니다. (예시 정의)",
    kwAttributes: ["데이터 기반", "플랫폼"],
    kwItems: ["스마트홈", "블록체인", "사이버보안", "빅데이터", "재난안전관리시스템", "비접촉모니터링"],
    kwCoreTech: ["클라우드", "인공지능"],
    kwRelatedTech: ["사물인터넷"],
    codes: chain("26310 26410 61220", "58221 58222 62010 62021", "63111 63991 72129"),
  },
  {
    name: "아산 자동차부품 핵심산업",
    description: "논문의 아산시 사례에서 핵심산업으로 든 30320과 30399입니다. 전후방 코드는 예시입니다.",
    kwAttributes: ["중고위기술", "생산 중심"],
    kwItems: ["차체용 신품 부품", "그 외 자동차용 신품 부품"],
    kwCoreTech: ["프레스 성형", "사출 성형"],
    kwRelatedTech: ["금형"],
    codes: chain("29294 22241 24222", "30320 30399", "30121 30110"),
  },
];

/** Codes of 대전, 세종, 충북, 충남: how much of a province's firms belongs to each chain. Invented, like the chains. */
const HOMES: Record<string, [number, number, number, number]> = {
  친환경미래차부품: [0.02, 0.14, 0.04, 0.08],
  신재생에너지시스템: [0.04, 0.14, 0.04, 0.04],
  지능형반도체: [0.04, 0.14, 0.08, 0.06],
  첨단신소재: [0.03, 0.14, 0.06, 0.04],
  "디지털전환 신산업": [0.1, 0.14, 0.02, 0.02],
  "아산 자동차부품 핵심산업": [0.02, 0.14, 0.02, 0.08],
};
const PROVINCES = ["30", "36", "43", "44"] as const;

/** The value chains of the sample as the generator's clusters: denser trade along them, most of it in 충청권. */
export const SYNTHETIC_CLUSTERS: Cluster[] = SYNTHETIC_INDUSTRIES.map(({ name, codes = [] }) => {
  const of = (role: "BACKWARD" | "SELF" | "FORWARD") =>
    codes.filter((one) => one.role === role).map(({ code }) => code);
  const homes = HOMES[name]!;
  return {
    backward: of("BACKWARD"),
    self: of("SELF"),
    forward: of("FORWARD"),
    share: 0.4,
    provinces: Object.fromEntries(PROVINCES.map((code, at) => [code, homes[at]!])),
    elsewhere: 0.01,
  };
});
