"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/app/_components/card";
import { Term } from "@/app/_components/term";
import { useBasis, yearsText } from "../../atlas/basis";
import type { Proposal } from "../api-types";

const SHORT = 12;

/** Exactly what a proposal rests on: the same data, parameters, code and rules give the same figures. */
export function Pinned({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("approvals.pinned");
  const packs = useTranslations("rules.pack");
  const basis = useBasis();
  const { pin, run } = proposal;
  const hash = (value: string | null) =>
    value ? (
      <code title={value} className="break-all">
        {value.slice(0, SHORT)}
      </code>
    ) : (
      "–"
    );
  return (
    <Card title={t("title")} lead={t("lead")}>
      <dl className="flex flex-col gap-1.5 text-note">
        <Row name={t("dataset")}>{basis.sourceOf(run)}</Row>
        <Row name={t("datasetHash")}>{hash(pin.datasetHash)}</Row>
        {run.params && <Row name={t("years")}>{yearsText(run.params.years)}</Row>}
        <Row name={t("paramsHash")}>{hash(pin.paramsHash)}</Row>
        <Row name={<Term id="codeVersion" />}>{pin.codeVersion}</Row>
        <Row name={t("packs")}>
          {pin.packs.map(({ id, version }) => t("pack", { name: packs(`${id}.name`), version })).join(", ")}
        </Row>
      </dl>
      {pin.definitions.length > 0 && (
        <details className="mt-2 text-note">
          <summary className="font-bold">{t("definitions", { count: pin.definitions.length })}</summary>
          <ul className="mt-1 flex flex-col gap-1">
            {pin.definitions.map(({ id, name, version, cores }) => (
              <li key={id}>
                <b>{name}</b> {version !== null && t("version", { version })}
                <span className="block break-all text-ink-subtle">{cores.join(", ")}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

const Row = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
    <dt className="text-ink-subtle">{name}</dt>
    <dd className="min-w-0 font-bold">{children}</dd>
  </div>
);
