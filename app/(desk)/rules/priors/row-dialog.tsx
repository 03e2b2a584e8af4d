"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { IndustrySearchBox } from "@/app/_components/industry-search-box";
import { NumberInput, TextInput } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import { ipcPattern, PRIOR_CONDITIONS } from "@/server/features/priors/schema";
import { INDUSTRY_LEVELS } from "@/server/features/reference/schema";
import type { Change, Row } from "./api-types";

const LEVELS = INDUSTRY_LEVELS.filter((level) => level !== "section");

/** One row to be changed, taken out or added; it is kept when the new version is. */
export function RowDialog({
  row,
  onClose,
  onChange,
}: {
  row: Row | null;
  onClose: () => void;
  onChange: (change: Change) => void;
}) {
  const t = useTranslations("rules.priors");
  const common = useTranslations("common");
  const locale = useLocale();
  const [ipc, setIpc] = useState(row?.ipc ?? "");
  const [industry, setIndustry] = useState(
    row ? { code: row.prefix, name: locale === "ko" ? row.nameKo : row.nameEn } : null,
  );
  const [condition, setCondition] = useState<Row["condition"]>(row?.condition ?? "");
  const [weight, setWeight] = useState(String(row?.weight ?? 1));
  const value = /^\d{1,6}(\.\d{1,6})?$/.test(weight.trim()) ? Number(weight) : 0;
  const known = ipcPattern(ipc) !== null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={row ? t("row.editTitle") : t("row.add")}
      description={t("row.lead")}
      footer={
        <>
          {row && (
            <Button
              className="mr-auto"
              variant="danger"
              onClick={() =>
                onChange({ act: "remove", ipc: row.ipc, condition: row.condition, prefix: row.prefix })
              }
            >
              {t("row.remove")}
            </Button>
          )}
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            variant="primary"
            disabled={!known || !industry || !(value > 0)}
            onClick={() =>
              industry &&
              onChange({ act: "set", ipc: ipc.trim(), condition, prefix: industry.code, weight: value })
            }
          >
            {t("row.note")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field
          label={t("row.ipc")}
          hint={t("row.ipcHint")}
          error={ipc.trim() !== "" && !known ? t("row.ipcWrong") : undefined}
          required
        >
          <TextInput
            value={ipc}
            maxLength={40}
            disabled={row !== null}
            onChange={(event) => setIpc(event.target.value)}
          />
        </Field>
        {industry && (
          <p>
            <span className="text-ink-subtle">{t("row.name")}</span>{" "}
            <b>
              {industry.code} {industry.name}
            </b>
          </p>
        )}
        {!row && (
          <Field label={t("row.choose")}>
            <IndustrySearchBox
              levels={LEVELS}
              onPick={({ code, nameKo, nameEn }) =>
                setIndustry({ code, name: locale === "ko" ? nameKo : nameEn })
              }
            />
          </Field>
        )}
        <Field label={t("row.weight")} hint={t("row.weightHint")}>
          <NumberInput value={weight} onChange={(event) => setWeight(event.target.value)} />
        </Field>
        <Field label={t("row.condition")}>
          <Select
            value={condition}
            disabled={row !== null}
            onChange={(next) => setCondition(next as Row["condition"])}
            options={PRIOR_CONDITIONS.map((one) => ({ value: one, label: t(`condition.${one || "none"}`) }))}
          />
        </Field>
      </div>
    </Dialog>
  );
}
