import { useTranslations } from "next-intl";
import { unitOf } from "@/server/warehouse/units";

/** A unit by its id or stored label, in the reader's language; no unit means that trades are counted. */
export function useUnitLabel(): (unit: string | null) => string {
  const t = useTranslations("datasets.unit");
  return (unit) => {
    const id = unit === null ? "trades" : unitOf(unit)?.id;
    return id ? t(id as "KRW") : (unit ?? "");
  };
}
