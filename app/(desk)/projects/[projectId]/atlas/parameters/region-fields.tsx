"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { Checkbox, RadioGroup } from "@/app/_components/inputs";
import { Select, type SelectOption } from "@/app/_components/select";
import { Term } from "@/app/_components/term";
import { useTRPC } from "@/app/_trpc/client";
import { SCOPE_RULES } from "@/server/domain/flows";
import type { Project } from "../api-types";
import type { FieldsProps } from "./data-fields";
import { type CompareChoice, NATION } from "./form-state";

const COMPARE = ["parts", "none", "chosen"] as const satisfies readonly CompareChoice[];

/** Which region, what stands beside it, and which trades count as its own. */
export function RegionFields({ form, change, errors, project }: FieldsProps & { project: Project }) {
  const t = useTranslations("atlas.parameters");
  const scopes = useTranslations("atlas.scope");
  const locale = useLocale();
  const trpc = useTRPC();
  const { data: megas = [] } = useQuery(trpc.reference.regions.queryOptions());
  const nameOf = (region: { nameKo: string; nameEn: string; label: string }) =>
    locale === "ko" ? region.label : region.nameEn;
  // A mega-region of one province has that province's name: 강원권 beside 강원.
  const megaName = (mega: Parameters<typeof nameOf>[0] & { provinces: { label: string }[] }) =>
    mega.provinces.some((one) => one.label === mega.label)
      ? t("megaOf", { name: nameOf(mega) })
      : nameOf(mega);
  const provinces = megas.flatMap((mega) => mega.provinces);
  const home = provinces.find(
    ({ code, cities }) =>
      code === project.scopeCode || cities.some((city) => city.code === project.scopeCode),
  );
  const options: SelectOption[] = [
    { value: NATION, label: t("nation") },
    ...megas.map((mega) => ({ value: mega.code, label: megaName(mega), group: t("megas") })),
    ...provinces.map((one) => ({ value: one.code, label: nameOf(one), group: t("provinces") })),
    ...(home?.cities ?? []).map((city) => ({
      value: city.code,
      label: nameOf(city),
      group: t("citiesOf", { province: nameOf(home!) }),
    })),
  ];
  const known = options.some(({ value }) => value === form.region);
  const toggle = (code: string, on: boolean) =>
    change({ chosen: on ? [...form.chosen, code] : form.chosen.filter((one) => one !== code) });
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <Field
          label={t("region")}
          hint={t("regionHint", { region: project.scopeLabel[locale === "en" ? "en" : "ko"] })}
        >
          <Select
            value={form.region}
            onChange={(region) => change({ region })}
            options={
              known || megas.length === 0 ? options : [{ value: form.region, label: form.region }, ...options]
            }
          />
        </Field>
        <div className="min-w-0">
          <RadioGroup
            legend={t("compare")}
            name="atlas-compare"
            value={form.compare}
            onChange={(compare) => change({ compare: compare as CompareChoice })}
            choices={COMPARE.map((value) => ({ value, label: t(`compare_${value}`) }))}
          />
          {form.compare === "chosen" && (
            <fieldset className="mt-1 rounded-medium border border-line px-3 py-2">
              <legend className="sr-only">{t("compareRegions")}</legend>
              <div className="grid max-h-48 grid-cols-2 gap-x-3 overflow-y-auto sm:grid-cols-3">
                {[
                  ...megas.map((mega) => ({ code: mega.code, name: megaName(mega) })),
                  ...provinces.map((one) => ({ code: one.code, name: nameOf(one) })),
                ].map((region) => (
                  <Checkbox
                    key={region.code}
                    label={region.name}
                    checked={form.chosen.includes(region.code)}
                    onChange={(event) => toggle(region.code, event.target.checked)}
                  />
                ))}
              </div>
            </fieldset>
          )}
          {errors.includes("chosen") && (
            <p role="alert" className="text-note font-bold text-danger-ink">
              {t("needRegions")}
            </p>
          )}
        </div>
      </div>
      <RadioGroup
        legend={<Term id="scopeRule">{t("scope")}</Term>}
        name="atlas-scope"
        value={form.scope}
        onChange={(scope) => change({ scope: scope as typeof form.scope })}
        choices={SCOPE_RULES.map((value) => ({
          value,
          label: scopes(`${value}.name`),
          hint: scopes(`${value}.hint`),
        }))}
      />
    </>
  );
}
