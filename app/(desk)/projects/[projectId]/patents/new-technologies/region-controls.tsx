"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { Select } from "@/app/_components/select";
import { useAddress } from "../address";
import { nameIn, type Technologies } from "./view";

const NATION = "KR";
const WINDOWS = [1, 2, 3, 4, 5, 6, 7, 8, 10, 15];

/** Which region, and over which years. */
export function RegionControls({ data }: { data: Technologies }) {
  const t = useTranslations("newtech");
  const locale = useLocale();
  const format = useFormatter();
  const [, go] = useAddress();
  const { years, window, until, period } = data;
  const option =
    (group: string) => (one: Technologies["regions"][number] | Technologies["megas"][number]) => ({
      ...{ value: one.code, group },
      label: t("regionOption", { name: nameIn(locale, one), count: format.number(Math.round(one.patents)) }),
    });
  const span = years ? Array.from({ length: years[1] - years[0] + 1 }, (_, i) => years[1] - i) : [];
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <Field label={t("region")} className="w-60">
        <Select
          value={data.region.code}
          onChange={(region) => go({ region })}
          options={[
            { value: NATION, label: t("nation") },
            ...data.megas.map(option(t("megaGroup"))),
            ...data.regions
              .filter(({ patents, code }) => patents > 0 || code === data.region.code)
              .map(option(t("provinceGroup"))),
          ]}
        />
      </Field>
      {until !== null && (
        <>
          <Field label={t("window")} className="w-28">
            <Select
              value={String(window)}
              onChange={(value) => go({ window: value })}
              options={[...new Set([...WINDOWS, window])]
                .sort((a, b) => a - b)
                .map((count) => ({ value: String(count), label: t("windowOption", { count }) }))}
            />
          </Field>
          <Field label={t("until")} className="w-32">
            <Select
              value={String(until)}
              onChange={(value) => go({ until: value })}
              options={span.map((year) => ({
                value: String(year),
                label: t("untilOption", { year: String(year) }),
              }))}
            />
          </Field>
          <Field label={t("period")} className="w-52">
            <Select
              value={period}
              onChange={(value) => go({ period: value === "all" ? null : value })}
              options={[
                { value: "all", label: t("periodAll") },
                { value: "recent", label: t("periodRecent") },
              ]}
            />
          </Field>
        </>
      )}
    </div>
  );
}
