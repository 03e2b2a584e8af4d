"use client";

import { Pencil } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { Notice } from "@/app/_components/notice";
import type { May } from "../../atlas/permission";
import type { Topic } from "../api-types";
import { ClassIndustries } from "./class-industries";
import { OverrideDialog } from "./override-dialog";
import { RankedIndustry, SetIndustry } from "./ranked-industry";

const TONE = { high: "success", fair: "info", low: "warning" } as const;

/** The industries of a topic: what a person has set or what classes and texts say, how sure that is, and on what it rests. */
export function TopicIndustries({ projectId, topic, may }: { projectId: string; topic: Topic; may: May }) {
  const t = useTranslations("patents.industries");
  const format = useFormatter();
  const locale = useLocale();
  const [editing, setEditing] = useState(false);
  const { ranked, prefixes, placed, confidence, override } = topic.industries;
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const none = prefixes.length === 0;
  const computed = (
    <>
      {confidence && (
        <p className="flex flex-wrap items-baseline gap-x-2 text-note">
          <Badge tone={TONE[confidence.word]}>{t(`confidence.${confidence.word}`)}</Badge>
          <span className="text-ink-subtle">
            {t("confidence.why", { share: percent(confidence.inTop3) })}
            {confidence.sureness !== null &&
              ` · ${t("confidence.sureness", { value: format.number(confidence.sureness, { maximumFractionDigits: 2 }) })}`}
          </span>
        </p>
      )}
      {ranked && (
        <ol className="mt-2 flex flex-col gap-3">
          {ranked.map((one) => (
            <RankedIndustry key={one.code} one={one} most={ranked[0]!.share} />
          ))}
        </ol>
      )}
    </>
  );
  const set = override?.industries ?? null;
  return (
    <Card
      title={t("title")}
      lead={set ? t("leadSet") : ranked ? t("leadRanked") : t("lead")}
      actions={
        may.allowed && (
          <Button size="small" icon={<Pencil aria-hidden size={16} />} onClick={() => setEditing(true)}>
            {t("set")}
          </Button>
        )
      }
      footer={
        <>
          <p>{t("placed", { share: percent(placed) })}</p>
          <p>{ranked ? t("methodRanked") : t("method")}</p>
        </>
      }
    >
      {override && (
        <Notice
          tone="info"
          title={t(set ? "bySomebody" : "backToComputed", {
            name: override.by,
            date: format.dateTime(override.at, { dateStyle: "medium", timeStyle: "short" }),
          })}
        >
          {t("reason", { reason: override.reason })}
        </Notice>
      )}
      {set && (
        <ol className="mt-3 flex flex-col gap-3">
          {set.map((one) => (
            <SetIndustry key={one.code} one={one} most={set[0]!.share} />
          ))}
        </ol>
      )}
      {none && !set && <p>{t("none")}</p>}
      {set && !none ? (
        <details className="mt-3">
          <summary className="cursor-pointer py-0.5 text-primary-ink">{t("computedBeside")}</summary>
          {computed}
        </details>
      ) : (
        <div className={override ? "mt-3" : ""}>{computed}</div>
      )}
      {!none && (
        <details className="mt-3" open={!ranked && !set}>
          <summary className="cursor-pointer py-0.5 text-primary-ink">{t("byClass")}</summary>
          <ClassIndustries industries={topic.industries} even={!ranked} />
        </details>
      )}
      {editing && (
        <OverrideDialog
          projectId={projectId}
          topic={topic}
          locale={locale as "ko" | "en"}
          onClose={() => setEditing(false)}
        />
      )}
    </Card>
  );
}
