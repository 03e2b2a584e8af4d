"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/app/_trpc/client";
import { JobLine } from "../job-line";
import { hrefOfWaiting } from "../waiting-href";
import { isWatched } from "../watched-jobs";

const BUSY = new Set(["QUEUED", "RUNNING"]);

/** What waits for me and what works are under way, together as a number; opens both. Says in passing when one has ended that no page watches. */
export function JobIndicator() {
  const t = useTranslations("common");
  const kinds = useTranslations("desk.waiting");
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const jobs = useQuery({
    ...trpc.jobs.list.queryOptions({ limit: 8 }),
    refetchInterval: ({ state }) => (state.data?.some((job) => BUSY.has(job.state)) ? 2_000 : 20_000),
  });
  const desk = useQuery({ ...trpc.projects.desk.queryOptions(), refetchInterval: 60_000 });
  const waiting = desk.data?.waiting ?? [];
  const running = jobs.data?.filter((job) => BUSY.has(job.state)) ?? [];
  const before = useRef<Set<string>>(new Set());
  useEffect(() => {
    for (const job of jobs.data ?? [])
      if (before.current.has(job.id) && !BUSY.has(job.state) && !isWatched(job.id)) {
        if (job.state === "DONE") toast.success(t("job.ended", { title: job.title }));
        if (job.state === "FAILED") toast.error(t("job.failedTitle", { title: job.title }));
      }
    before.current = new Set(jobs.data?.filter((job) => BUSY.has(job.state)).map((job) => job.id));
  }, [jobs.data, t]);
  const name = [
    t("job.indicator"),
    ...(waiting.length > 0 ? [t("job.waiting", { count: waiting.length })] : []),
    ...(running.length > 0 ? [t("job.running", { count: running.length })] : []),
  ].join(" · ");
  const count = waiting.length + running.length;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={name}
        title={name}
        className="relative inline-flex size-10 items-center justify-center rounded-medium hover:bg-surface-strong"
      >
        <Bell aria-hidden size={20} className="text-ink-subtle" />
        {count > 0 && (
          <span
            aria-hidden
            // Drawn, not written: the button's name already says the number, and in more words.
            data-count={count}
            className="absolute top-1 right-0.5 min-w-4 rounded-full bg-primary-hover px-1 text-center text-note leading-4 text-on-primary before:content-[attr(data-count)]"
          />
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={t("job.indicator")}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-h-[70vh] w-96 max-w-[calc(100vw-1rem)] flex-col gap-3 overflow-y-auto rounded-large border border-line bg-surface p-4 text-ink shadow-float"
        >
          {waiting.length > 0 && (
            <section className="flex flex-col gap-1 border-b border-line pb-3">
              <h2 className="text-body font-bold">{t("job.waiting", { count: waiting.length })}</h2>
              <ul className="flex flex-col">
                {waiting.slice(0, 5).map((one) => (
                  <li key={`${one.kind}${one.projectId}${one.subjectId}`}>
                    <Link
                      href={hrefOfWaiting(one)}
                      onClick={() => setOpen(false)}
                      className="block rounded-medium px-2 py-1 text-ink no-underline hover:bg-surface-strong"
                    >
                      {kinds(one.kind, { count: one.count })}
                      <span className="block text-note text-ink-subtle">{one.projectName}</span>
                    </Link>
                  </li>
                ))}
              </ul>
              {waiting.length > 5 && (
                <Link href="/" onClick={() => setOpen(false)} className="px-2 text-note">
                  {t("job.allWaiting")}
                </Link>
              )}
            </section>
          )}
          <h2 className="text-body font-bold">{t("job.works")}</h2>
          {jobs.data?.length ? (
            jobs.data.map((job) => <JobLine key={job.id} job={job} />)
          ) : (
            <p className="text-ink-subtle">{t("job.nothing")}</p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
