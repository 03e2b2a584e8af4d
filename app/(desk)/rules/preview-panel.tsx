"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { refusalReason } from "@/app/_components/error-text";
import { Skeleton } from "@/app/_components/skeleton";
import { useWords } from "../projects/[projectId]/plan/words";
import type { AnyPack, NamedPack } from "./api-types";
import { usePreview } from "./use-preview";

/** Which verdicts on the newest ATLAS would turn, before anything is saved. */
export function PreviewPanel({
  projectId,
  current,
  next,
}: {
  projectId: string;
  current: NamedPack;
  next: AnyPack | null;
}) {
  const t = useTranslations("rules.preview");
  const terms = useTranslations("terms");
  const words = useWords();
  const { preview, error, pending } = usePreview(projectId, current, next);
  const verdict = (of: { ko: string; en: string } | null) => (of ? words.text(of) : t("undetermined"));
  const body = () => {
    if (error) return <p>{refusalReason(error) === "noRun" ? t("noRun") : t("failed")}</p>;
    if (next === null) return <p>{t("incomplete")}</p>;
    if (pending || !preview) return <Skeleton rows={2} />;
    if (preview.compared === 0) return <p>{t("nothing")}</p>;
    return (
      <>
        <p className="font-bold" role="status">
          {preview.changed.length === 0
            ? t("same", { compared: preview.compared })
            : t("changed", { changed: preview.changed.length, compared: preview.compared })}
        </p>
        {preview.cuts.length > 0 && (
          <p className="text-note text-ink-subtle">
            {preview.cuts
              .map(({ of, was, now }) =>
                t("cut", { name: terms(`${of}.name`), was: words.figure(was), now: words.figure(now) }),
              )
              .join(" · ")}
            {current.packId === "hub" && ` ${t("cutRegion")}`}
          </p>
        )}
        {preview.changed.length > 0 && (
          <ul
            tabIndex={0}
            aria-label={t("list")}
            className="mt-1 flex max-h-56 flex-col gap-1 overflow-y-auto text-note"
          >
            {preview.changed.map((one) => (
              <li key={one.name.ko} className="flex flex-wrap items-center gap-x-2">
                <b>{words.text(one.name)}</b>
                <span>{verdict(one.was)}</span>
                <ArrowRight aria-hidden size={14} className="text-ink-subtle" />
                <span className="sr-only">{t("becomes")}</span>
                <span className="font-bold text-primary-ink">{verdict(one.now)}</span>
              </li>
            ))}
          </ul>
        )}
      </>
    );
  };
  return (
    <section
      aria-label={t("title")}
      className="rounded-medium border border-line bg-surface-sunken px-4 py-3"
    >
      <h3 className="mb-1">{t("title")}</h3>
      {body()}
    </section>
  );
}
