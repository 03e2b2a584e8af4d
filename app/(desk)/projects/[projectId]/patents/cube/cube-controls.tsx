"use client";

import { useLocale, useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { Select, type SelectOption } from "@/app/_components/select";
import { useAddress } from "../address";
import { type Cube, nameIn } from "../new-technologies/view";
import { DIMENSIONS, MEASURES, NO_REGION, type Question } from "./cube-question";

type Choices = Cube["choices"];
type Props = { question: Question; choices: Choices; whole: boolean };

/** Rows, columns, the figure, and what the third dimension is narrowed to. What a choice cannot go with is put right with it. */
export function CubeControls({ question, choices, whole }: Props) {
  const t = useTranslations("newtech.cube");
  const [, go] = useAddress();
  const { rows, columns, third, measure, level } = question;
  const dimensions = DIMENSIONS.map((value) => ({ value, label: t(`dimension.${value}`) }));
  const turn = (next: { rows?: string; columns?: string }) => {
    const to = { rows, columns, ...next };
    const [a, b] =
      to.rows === to.columns ? (next.rows ? [to.rows, rows] : [columns, to.columns]) : [to.rows, to.columns];
    go({ rows: a, columns: b, in: null });
  };
  const ratio = (one: string) => one === "rta" || one === "rtaShrunk";
  /** A figure needs one region, one topic, or regions that are not added up. */
  const choose = (next: string) => {
    const region = choices.regions[0]?.key ?? null;
    const needs = third === "region" ? (ratio(next) || next === "patents" ? region : null) : null;
    const topic = third === "topic" && ratio(next) ? (choices.topics[0]?.key ?? null) : null;
    const fits =
      third === "region" ? choices.regions.some(({ key }) => key === question.one) : question.one !== null;
    go({
      measure: next === "weight" ? null : next,
      ...(needs !== null && !fits ? { in: needs } : {}),
      ...(topic !== null && !fits ? { in: topic } : {}),
      ...(next === "patents" ? { level: null } : {}),
    });
  };
  const crossRegions = (one: string) =>
    whole && ((one === "rowShare" && columns === "region") || (one === "columnShare" && rows === "region"));
  const span = choices.years
    ? Array.from({ length: choices.years[1] - choices.years[0] + 1 }, (_, i) => choices.years![0] + i)
    : [];
  const years = [
    { value: "-", label: t("open") },
    ...span.map((year) => ({ value: String(year), label: String(year) })),
  ];
  const yearOf = (value: string) => (value === "-" ? null : value);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <Field label={t("rows")} className="w-28">
        <Select value={rows} onChange={(value) => turn({ rows: value })} options={dimensions} />
      </Field>
      <Field label={t("columns")} className="w-28">
        <Select value={columns} onChange={(value) => turn({ columns: value })} options={dimensions} />
      </Field>
      <Field label={t("measure")} className="w-52">
        <Select
          value={measure}
          onChange={choose}
          options={MEASURES.map((one) => ({
            ...{ value: one, label: t(`measures.${one}`) },
            disabled: crossRegions(one),
          }))}
        />
      </Field>
      {third === "region" ? (
        <ThirdRegion question={question} choices={choices} />
      ) : (
        <Field label={t("level")} className="w-28">
          <Select
            value={level}
            onChange={(value) => go({ level: value === "province" ? null : value })}
            options={[
              { value: "province", label: t("province") },
              { value: "mega", label: t("mega"), disabled: whole || measure === "patents" },
            ]}
          />
        </Field>
      )}
      {third === "topic" && (
        <Field label={t("third.topic")} className="w-60">
          <Select
            value={question.one ?? "-"}
            onChange={(value) => go({ in: yearOf(value) })}
            options={[
              { value: "-", label: t("third.allTopics"), disabled: ratio(measure) },
              ...choices.topics.map(({ key, ko }) => ({ value: key, label: ko })),
            ]}
          />
        </Field>
      )}
      {span.length > 0 && (
        <>
          <Field label={t("from")} className="w-28">
            <Select
              value={String(question.from ?? "-")}
              onChange={(value) => go({ from: yearOf(value) })}
              options={years}
            />
          </Field>
          <Field label={t("to")} className="w-28">
            <Select
              value={String(question.to ?? "-")}
              onChange={(value) => go({ to: yearOf(value) })}
              options={years}
            />
          </Field>
        </>
      )}
    </div>
  );
}

function ThirdRegion({ question, choices }: Omit<Props, "whole">) {
  const t = useTranslations("newtech.cube");
  const words = useTranslations("newtech");
  const locale = useLocale();
  const [, go] = useAddress();
  const single = question.measure === "patents";
  const ratio = question.measure === "rta" || question.measure === "rtaShrunk";
  const option =
    (group: string, disabled: boolean) =>
    (one: Choices["regions"][number]): SelectOption => ({
      ...{ value: one.key, label: nameIn(locale, one), group, disabled },
    });
  return (
    <Field label={t("third.region")} className="w-44">
      <Select
        value={question.one ?? "-"}
        onChange={(value) => go({ in: value === "-" ? null : value })}
        options={[
          { value: "-", label: words("nation"), disabled: single || ratio },
          ...choices.megas.map(option(words("megaGroup"), single)),
          ...choices.regions.map(option(words("provinceGroup"), false)),
          ...(choices.withoutRegion
            ? [{ value: NO_REGION, label: t("third.noRegion"), disabled: ratio }]
            : []),
        ]}
      />
    </Field>
  );
}
