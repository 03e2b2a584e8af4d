"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { IndustrySearchBox } from "@/app/_components/industry-search-box";
import { Checkbox, NumberInput, TextInput } from "@/app/_components/inputs";
import { ANYONE, type ChangeKind, type ChangeRow } from "@/server/features/analyses/schema";

type Props = { row: ChangeRow; onChange: (row: ChangeRow) => void; unit: string | null; tried: boolean };

const TRADE: readonly ChangeKind[] = ["add_trade", "take_trade"];
const WHOLE = /^\d{1,9}$/;
const MONEY = /^\d{1,16}$/;
const FACTOR = /^\d{1,9}(\.\d{1,6})?$/;
const CODE = /^[0-9A-Za-z]+$/;

/** The parts of one change: its industries and how much; each says what is wrong with it at its place. */
export function ChangeFields({ row, onChange, unit, tried }: Props) {
  const t = useTranslations("analyses.changesEditor");
  const put = (part: Partial<ChangeRow>) => onChange({ ...row, ...part });
  const same = row.first !== "" && row.first === row.second;
  const missing = (code: string) => (tried && code === "" ? t("choose") : undefined);
  const wrong = (text: string, form: RegExp, key: "factor" | "money" | "whole") =>
    (tried || text !== "") && !form.test(text.replaceAll(",", "")) ? t(`wrong.${key}`) : undefined;
  const anyone = row.kind === "scale_trade";
  if (row.kind === "remove_industry")
    return (
      <Pick
        label={t("industry")}
        code={row.first}
        onPick={(first) => put({ first })}
        error={missing(row.first)}
      />
    );
  if (row.kind === "add_industry_like")
    return (
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <Field
          label={t("newCode")}
          hint={t("newCodeHint")}
          error={(tried || row.first !== "") && !CODE.test(row.first) ? t("wrong.code") : undefined}
        >
          <TextInput
            value={row.first}
            maxLength={20}
            onChange={(event) => put({ first: event.target.value.trim() })}
          />
        </Field>
        <Pick
          label={t("like")}
          code={row.second}
          onPick={(second) => put({ second })}
          error={missing(row.second) ?? (same ? t("wrong.same") : undefined)}
        />
        <Field label={t("size")} hint={t("sizeHint")} error={wrong(row.amount, FACTOR, "factor")}>
          <NumberInput value={row.amount} onChange={(event) => put({ amount: event.target.value.trim() })} />
        </Field>
      </div>
    );
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      <Pick
        label={t("seller")}
        code={row.first}
        onPick={(first) => put({ first })}
        error={missing(row.first)}
        {...(anyone && row.second !== ANYONE ? { anyone: t("anySeller") } : {})}
      />
      <Pick
        label={t("buyer")}
        code={row.second}
        onPick={(second) => put({ second })}
        error={missing(row.second) ?? (same ? t("wrong.same") : undefined)}
        {...(anyone && row.first !== ANYONE ? { anyone: t("anyBuyer") } : {})}
      />
      {TRADE.includes(row.kind) && (
        <>
          <Field
            label={unit === null ? t("amountCounted") : t("amount", { unit })}
            error={wrong(row.amount, MONEY, "money")}
          >
            <NumberInput
              value={row.amount}
              onChange={(event) => put({ amount: event.target.value.replaceAll(",", "").trim() })}
            />
          </Field>
          <Field label={t("count")} error={wrong(row.count, WHOLE, "whole")}>
            <NumberInput value={row.count} onChange={(event) => put({ count: event.target.value.trim() })} />
          </Field>
        </>
      )}
      {anyone && (
        <Field label={t("factor")} hint={t("factorHint")} error={wrong(row.amount, FACTOR, "factor")}>
          <NumberInput value={row.amount} onChange={(event) => put({ amount: event.target.value.trim() })} />
        </Field>
      )}
    </div>
  );
}

type PickProps = {
  label: string;
  code: string;
  onPick: (code: string) => void;
  error: string | undefined;
  /** What everybody is called, where everybody may be meant. */
  anyone?: string;
};

/** One industry, found by name or code; the name of one that was just chosen stands beside its code. */
function Pick({ label, code, onPick, error, anyone }: PickProps) {
  const t = useTranslations("analyses.changesEditor");
  const locale = useLocale();
  const [named, setNamed] = useState<Record<string, string>>({});
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {code !== "" && code !== ANYONE ? (
        <Field label={label} error={error}>
          <span className="flex min-h-10 min-w-0 items-center gap-1 rounded-medium border border-line-strong bg-surface py-1 pr-1 pl-3">
            <span className="min-w-0 flex-1 truncate">{named[code] ? `${code} ${named[code]}` : code}</span>
            <Button
              variant="text"
              size="small"
              aria-label={t("clear", { name: `${label} ${code}` })}
              onClick={() => onPick("")}
            >
              <X aria-hidden size={14} />
            </Button>
          </span>
        </Field>
      ) : (
        <Field label={label} error={error}>
          <IndustrySearchBox
            label={label}
            disabled={code === ANYONE}
            onPick={(found) => {
              setNamed({ ...named, [found.code]: locale === "ko" ? found.nameKo : found.nameEn });
              onPick(found.code);
            }}
          />
        </Field>
      )}
      {anyone && (code === "" || code === ANYONE) && (
        <Checkbox
          label={anyone}
          checked={code === ANYONE}
          onChange={(event) => onPick(event.target.checked ? ANYONE : "")}
        />
      )}
    </div>
  );
}
