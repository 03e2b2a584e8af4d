"use client";

import { MonitorSmartphone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import type { SessionView } from "@/server/features/people/data";
import { deviceOf } from "./device";

/** Live sessions, each with its device and times; the one in use has no button. */
export function SessionList(props: {
  sessions: SessionView[];
  endingId: string | null;
  onEnd: (sessionId: string) => void;
}) {
  const { sessions, endingId, onEnd } = props;
  const t = useTranslations("auth.sessions");
  const format = useFormatter();
  const at = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  if (sessions.length === 0) return <p className="text-ink-subtle">{t("none")}</p>;
  return (
    <ul className="-mr-3 flex max-h-96 flex-col divide-y divide-line overflow-y-auto pr-3">
      {sessions.map((session) => {
        const device = deviceOf(session.userAgent);
        return (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <MonitorSmartphone aria-hidden size={18} className="shrink-0 text-ink-subtle" />
            <div className="min-w-0 flex-1 basis-60">
              <p className="flex flex-wrap items-center gap-2">
                {device ? t("device", device) : t("unknownDevice")}
                {session.isThis && <Badge tone="primary">{t("this")}</Badge>}
              </p>
              <p className="text-note text-ink-subtle">
                {t("since", { at: at(session.createdAt) })} · {t("seen", { at: at(session.lastSeenAt) })}
              </p>
            </div>
            {!session.isThis && (
              <Button size="small" busy={endingId === session.id} onClick={() => onEnd(session.id)}>
                {t("end")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
