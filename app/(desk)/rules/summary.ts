"use client";

import { useTranslations } from "next-intl";
import type { Cut } from "@/rules/schema";
import { useWords } from "../projects/[projectId]/plan/words";
import type { NamedPack } from "./api-types";
import { FIXED_CUTS } from "./pack-form";

/** What a pack asks, in a sentence or two: the part that a manager may change. */
export function useSummary() {
  const t = useTranslations("rules.summary");
  const terms = useTranslations("terms");
  const kinds = useTranslations("plan.cutKind");
  const words = useWords();
  const cut = (of: "a" | "b" | "c", by: Cut) =>
    by.kind === "fixed"
      ? t("fixed", { name: terms(`${of}.name`), value: words.figure(by.value) })
      : t("drawn", { name: terms(`${of}.name`), kind: kinds(by.kind) });
  return ({ packId, pack }: NamedPack): string[] => {
    if (packId === "hub") return [cut("b", pack.cuts.b), cut("c", pack.cuts.c)];
    if (packId === "technology") {
      const { emergence, ...fixed } = pack.cuts;
      return [
        emergence.kind === "fixed"
          ? t("fixed", { name: t("technology.emergence"), value: words.figure(emergence.value) })
          : t("drawn", { name: t("technology.emergence"), kind: kinds(emergence.kind) }),
        ...FIXED_CUTS.map((name) =>
          t("fixed", { name: t(`technology.${name}`), value: words.figure(fixed[name]) }),
        ),
      ];
    }
    if (packId === "competitiveness") return [t("margin", { margin: String(pack.margin) })];
    const { vertical, up, horizontal, right } = pack.orientation;
    return [
      cut("a", pack.cuts.a),
      cut("b", pack.cuts.b),
      t("vertical", { name: terms(`${vertical}.name`), end: t(up) }),
      t("horizontal", { name: terms(`${horizontal}.name`), end: t(right) }),
    ];
  };
}
