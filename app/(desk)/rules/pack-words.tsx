"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { useWords } from "../projects/[projectId]/plan/words";
import type { NamedPack } from "./api-types";
import { QuadrantDrawing } from "./quadrant-drawing";
import { useSummary } from "./summary";

/** A pack readable in words: what it asks, by which lines, from where. */
export function PackWords({ of }: { of: NamedPack }) {
  const t = useTranslations("rules");
  const words = useWords();
  const summary = useSummary();
  return (
    <div className="flex flex-col gap-3">
      <p>{t(`pack.${of.packId}.asks`)}</p>
      <div>
        <h3 className="text-note text-ink-subtle">{t("settings")}</h3>
        <ul className="list-disc pl-5">
          {summary(of).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      {of.packId === "quadrant" && (
        <>
          <QuadrantDrawing pack={of.pack} />
          <p className="flex flex-wrap items-center gap-2 text-note text-ink-subtle">
            <Badge tone="info">{t("reading")}</Badge>
            <span className="min-w-0 flex-1 basis-52">{words.text(of.pack.note)}</span>
          </p>
        </>
      )}
      {of.packId === "technology" && (
        <>
          <ul className="list-disc pl-5">
            {of.pack.rules.map(({ id, event }) => (
              <li key={id}>
                <b>{words.text(event.params.name)}</b>: {t(`pack.technology.when.${id}` as never)}
              </li>
            ))}
          </ul>
          <p className="flex flex-wrap items-center gap-2 text-note text-ink-subtle">
            <Badge tone="info">{t("reading")}</Badge>
            <span className="min-w-0 flex-1 basis-52">{words.text(of.pack.note)}</span>
          </p>
        </>
      )}
      {of.packId === "competitiveness" && (
        <p className="text-note text-ink-subtle">{t("pack.competitiveness.more")}</p>
      )}
      <p className="text-note text-ink-subtle">{t("undetermined")}</p>
    </div>
  );
}
