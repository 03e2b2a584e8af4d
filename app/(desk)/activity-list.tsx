"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { AuditView } from "@/server/features/audit/data";
import { useAuditSentence } from "./audit-sentence";

type Props = {
  events: AuditView[];
  /** Name the project of each event: in lists over several. */
  withProject?: boolean;
  /** One line each, the day within the line: for a short list at the side. */
  brief?: boolean;
};

/** Who did what when, newest first, a heading a day. */
export function ActivityList({ events, withProject = false, brief = false }: Props) {
  const format = useFormatter();
  const dayOf = (at: Date) => format.dateTime(at, { dateStyle: "full" });
  if (brief)
    return (
      <ol className="flex flex-col gap-2.5">
        {events.map((event) => (
          <EventLine
            key={event.id}
            event={event}
            when={format.dateTime(event.at, { dateStyle: "short", timeStyle: "short" })}
          />
        ))}
      </ol>
    );
  const days = [...new Set(events.map((event) => dayOf(event.at)))];
  return (
    <div className="flex flex-col gap-4">
      {days.map((day) => (
        <section key={day}>
          <h2 className="border-b border-line pb-1 text-note text-ink-subtle">{day}</h2>
          <ol className="flex flex-col">
            {events
              .filter((event) => dayOf(event.at) === day)
              .map((event) => (
                <li
                  key={event.id}
                  className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 border-b border-line py-2 last:border-b-0"
                >
                  <time dateTime={event.at.toISOString()} className="text-note text-ink-subtle">
                    {format.dateTime(event.at, { timeStyle: "short" })}
                  </time>
                  <EventText event={event} withProject={withProject} />
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function EventLine({ event, when }: { event: AuditView; when: string }) {
  return (
    <li className="min-w-0">
      <EventText event={event} withProject={false} />
      <time dateTime={event.at.toISOString()} className="text-note text-ink-subtle">
        {when}
      </time>
    </li>
  );
}

function EventText({ event, withProject }: { event: AuditView; withProject: boolean }) {
  const t = useTranslations("audit");
  const sentence = useAuditSentence();
  const { added, removed, moved } = event.params;
  const chain = [added, removed, moved].some((count) => typeof count === "number" && count > 0);
  return (
    <div className="min-w-0">
      <p>
        <strong className="mr-1.5">{event.actorName}</strong>
        {sentence(event)}
      </p>
      {chain && (
        <p className="text-note text-ink-subtle">
          {t("detail.chain", { added: added ?? 0, removed: removed ?? 0, moved: moved ?? 0 })}
        </p>
      )}
      {event.reason && <p className="text-note text-ink-subtle">{t("reason", { reason: event.reason })}</p>}
      {withProject && event.project && (
        <p className="text-note text-ink-subtle">{t("inProject", { project: event.project.name })}</p>
      )}
    </div>
  );
}
