"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Dialog } from "@/app/_components/dialog";
import { Figure } from "@/app/_components/figure";
import { useTRPC } from "@/app/_trpc/client";
import { INDICATOR_DICTIONARY } from "@/server/domain/indicator-dictionary";
import type { Run } from "../api-types";
import { FlagNotes } from "../flags";
import { Origin } from "../origin";
import type { IndicatorRow } from "./indicator-rows";

const FOUR = ["a", "b", "c", "d"] as const;

/** One row explained: each figure with formula and reading, and the exact inputs it was computed from. */
export function FiguresDialog({ row, run, onClose }: { row: IndicatorRow; run: Run; onClose: () => void }) {
  const t = useTranslations("atlas.figuresDialog");
  const words = useTranslations("atlas.indicators");
  const terms = useTranslations("terms");
  const missing = useTranslations("atlas.missing");
  const printed = run.origin === "PUBLISHED";
  const why = printed ? missing("notPrinted") : missing(row.flags.includes("empty") ? "empty" : "none");
  const view = run.views.find(({ key }) => key === row.viewKey) ?? null;
  const shown = FOUR.filter((id) => !printed || row[id] !== null);
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      size="large"
      title={`${row.label} · ${row.region}`}
      description={t(printed ? "leadPrinted" : "lead")}
    >
      <div className="flex flex-col gap-5">
        <dl className="grid gap-3 md:grid-cols-2">
          {shown.map((id) => {
            const { symbol, decimals } = INDICATOR_DICTIONARY[id];
            return (
              <div key={id} className="min-w-0 rounded-medium border border-line p-4">
                <dt className="flex items-baseline justify-between gap-3">
                  <span className="font-bold">
                    {words(`${id}.name`)} {symbol}
                  </span>
                  <span className="text-title font-bold">
                    <Figure value={row[id]} kind="decimal" decimals={decimals} missing={why} />
                  </span>
                </dt>
                <dd className="mt-1 flex flex-col gap-1.5 text-note">
                  <p>{words(`${id}.reading`)}</p>
                  <p className="text-ink-subtle">{words(`${id}.definition`)}</p>
                  <p className="rounded-small bg-surface-sunken px-2 py-1">{terms(`${id}.formula`)}</p>
                  <p className="text-ink-subtle">{terms(`${id}.source`)}</p>
                </dd>
              </div>
            );
          })}
        </dl>
        <FlagNotes flags={row.flags} />
        {!printed && <Inputs row={row} />}
        <div className="border-t border-line pt-3 text-note text-ink-subtle">
          <Origin run={run} view={view} size={{ nodes: row.nodes, links: row.links }} />
        </div>
      </div>
    </Dialog>
  );
}

/** What went in: the codes at the centre, those of them without a link, the size of the network and its density. */
function Inputs({ row }: { row: IndicatorRow }) {
  const t = useTranslations("atlas.figuresDialog");
  const locale = useLocale();
  const trpc = useTRPC();
  const codes = [...row.cores, ...row.missingCores];
  const { data = [] } = useQuery({
    ...trpc.reference.industries.queryOptions({ codes }),
    enabled: codes.length > 0,
  });
  const nameOf = (code: string) => {
    const entry = data.find((one) => one.code === code);
    return entry ? `${code} ${locale === "ko" ? entry.nameKo : entry.nameEn}` : code;
  };
  const list = (of: readonly string[]) => (
    <ul className="list-disc pl-5">
      {of.map((code) => (
        <li key={code}>{nameOf(code)}</li>
      ))}
    </ul>
  );
  return (
    <section className="flex flex-col gap-2">
      <h3>{t("inputs")}</h3>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <div>
          <dt className="text-note text-ink-subtle">{t("size")}</dt>
          <dd>
            <Figure value={row.nodes} unit={t("unitIndustries")} /> ·{" "}
            <Figure value={row.links} unit={t("unitLinks")} />
          </dd>
        </div>
        <div>
          <dt className="text-note text-ink-subtle">{t("density")}</dt>
          <dd>
            <Figure value={row.density} kind="decimal" /> ({t("expected")}{" "}
            <Figure value={row.clusteringAtDensity} kind="decimal" />)
          </dd>
        </div>
        {row.cores.length > 0 && (
          <div>
            <dt className="text-note text-ink-subtle">
              {t("cores")}
              {row.definitionVersion !== null && ` (${t("definition", { version: row.definitionVersion })})`}
            </dt>
            <dd>{list(row.cores)}</dd>
          </div>
        )}
        {row.missingCores.length > 0 && (
          <div>
            <dt className="text-note text-ink-subtle">{t("missingCores")}</dt>
            <dd>{list(row.missingCores)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
