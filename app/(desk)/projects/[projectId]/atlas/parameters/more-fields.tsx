"use client";

import { useTranslations } from "next-intl";
import { Checkbox, RadioGroup } from "@/app/_components/inputs";
import type { FieldsProps } from "./data-fields";

const RADII = ["1", "2"] as const;
const DIRECTIONS = ["both", "suppliers", "customers"] as const;
const CORES = ["self", "chain"] as const;

/** What is seldom changed: trade within an industry, and how an ecosystem is cut out of the network. */
export function MoreFields({ form, change }: FieldsProps) {
  const t = useTranslations("atlas.parameters");
  return (
    <details className="rounded-medium border border-line px-4 py-2">
      <summary className="py-1 font-bold">{t("more")}</summary>
      <div className="grid gap-4 py-2 md:grid-cols-2">
        <RadioGroup
          legend={t("radius")}
          name="atlas-radius"
          value={form.radius}
          onChange={(radius) => change({ radius: radius as typeof form.radius })}
          choices={RADII.map((value) => ({ value, label: t(`radius_${value}`) }))}
        />
        <RadioGroup
          legend={t("core")}
          name="atlas-core"
          value={form.core}
          onChange={(core) => change({ core: core as typeof form.core })}
          choices={CORES.map((value) => ({ value, label: t(`core_${value}`) }))}
        />
        <RadioGroup
          legend={t("direction")}
          name="atlas-direction"
          value={form.direction}
          onChange={(direction) => change({ direction: direction as typeof form.direction })}
          choices={DIRECTIONS.map((value) => ({ value, label: t(`direction_${value}`) }))}
        />
        <Checkbox
          label={t("self")}
          hint={t("selfHint")}
          checked={form.self}
          onChange={(event) => change({ self: event.target.checked })}
        />
      </div>
    </details>
  );
}
