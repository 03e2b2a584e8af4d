"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ErrorState } from "@/app/_components/error-state";
import { Field } from "@/app/_components/field";
import { RadioGroup } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { SCOPE_KINDS, type ScopeKind } from "@/server/features/projects/schema";

const NATION = "KR";
/** The kind that a region code is of, by its shape; null while nothing is chosen. */
const kindOf = (code: string): ScopeKind | null =>
  code === ""
    ? null
    : code === NATION
      ? "NATION"
      : code.startsWith("mega:")
        ? "MEGA_REGION"
        : code.length === 2
          ? "PROVINCE"
          : "CITY";

/** Nation, mega-region, province or city: first which, then which one. `value` is a region code, "" until one is chosen. */
export function RegionChoice(props: {
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
  disabled?: boolean;
}) {
  const { value, onChange, error, disabled = false } = props;
  const t = useTranslations("project");
  const locale = useLocale() as "ko" | "en";
  const regions = useQuery({
    ...useTRPC().reference.regions.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [kind, setKind] = useState<ScopeKind>(kindOf(value) ?? "MEGA_REGION");
  const [province, setProvince] = useState(
    value.length === 5 && kindOf(value) === "CITY" ? value.slice(0, 2) : "",
  );
  useEffect(() => setKind((before) => kindOf(value) ?? before), [value]);
  if (regions.error) return <ErrorState error={regions.error} onRetry={() => regions.refetch()} />;
  if (!regions.data) return <Skeleton rows={2} />;

  const provinces = regions.data.flatMap((mega) => mega.provinces.map((one) => ({ ...one, mega })));
  const name = (region: { nameKo: string; nameEn: string }) =>
    locale === "ko" ? region.nameKo : region.nameEn;
  const options = (list: { code: string; nameKo: string; nameEn: string }[]) =>
    list.map((region) => ({ value: region.code, label: name(region) }));
  // A mega-region of one province is that province: it is offered once, as what it is.
  const megas = regions.data.filter((mega) => mega.provinces.length > 1);
  const choose = (next: ScopeKind) => {
    setKind(next);
    onChange(next === "NATION" ? NATION : "");
  };
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        legend={t("form.region")}
        name="scope-kind"
        inline
        value={kind}
        onChange={(next) => choose(next as ScopeKind)}
        choices={SCOPE_KINDS.map((one) => ({ value: one, label: t(`scopeKind.${one}`) }))}
        disabled={disabled}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {kind === "MEGA_REGION" && (
          <Field label={t("form.mega")} labelHidden error={error}>
            <Select
              value={value}
              onChange={onChange}
              options={options(megas)}
              placeholder={t("form.chooseMega")}
              disabled={disabled}
            />
          </Field>
        )}
        {(kind === "PROVINCE" || kind === "CITY") && (
          <Field label={t("form.province")} labelHidden error={kind === "PROVINCE" ? error : undefined}>
            <Select
              value={kind === "PROVINCE" ? value : province}
              onChange={(code) => {
                setProvince(code);
                onChange(kind === "PROVINCE" ? code : "");
              }}
              options={provinces.map((one) => ({
                value: one.code,
                label: name(one),
                group: name(one.mega),
              }))}
              placeholder={t("form.chooseProvince")}
              disabled={disabled}
            />
          </Field>
        )}
        {kind === "CITY" && (
          <Field label={t("form.city")} labelHidden error={error}>
            <Select
              value={value}
              onChange={onChange}
              options={options(provinces.find((one) => one.code === province)?.cities ?? [])}
              placeholder={t("form.chooseCity")}
              disabled={disabled || province === ""}
            />
          </Field>
        )}
      </div>
    </div>
  );
}
