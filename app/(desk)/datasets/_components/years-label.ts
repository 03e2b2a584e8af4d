import { useTranslations } from "next-intl";

/** 2018–2020년, or the years one by one where some are missing between them. */
export function useYearsLabel(): (years: readonly number[]) => string {
  const t = useTranslations("datasets");
  return (years) => {
    const [from, to] = [years[0], years.at(-1)];
    if (from === undefined || to === undefined) return "–";
    if (from === to) return t("yearOne", { year: String(from) });
    const unbroken = to - from + 1 === years.length;
    return unbroken
      ? t("yearRange", { from: String(from), to: String(to) })
      : t("yearList", { years: years.join(", ") });
  };
}
