"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/app/_trpc/client";
import { JobLine } from "../job-line";
import { isWatched } from "../watched-jobs";

const BUSY = new Set(["QUEUED", "RUNNING"]);

/** How many works are under way; opens the latest of them. Says in passing when one has ended that no page watches. */
export function JobIndicator() {
  const t = useTranslations("common");
  const trpc = useTRPC();
  const jobs = useQuery({
    ...trpc.jobs.list.queryOptions({ limit: 8 }),
    refetchInterval: ({ state }) => (state.data?.some((job) => BUSY.has(job.state)) ? 2_000 : 20_000),
  });
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
  const name = running.length > 0 ? t("job.running", { count: running.length }) : t("job.indicator");
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={name}
        title={name}
        className="relative inline-flex size-10 items-center justify-center rounded-medium hover:bg-surface-strong"
      >
        <Bell aria-hidden size={20} className="text-ink-subtle" />
        {running.length > 0 && (
          <span
            aria-hidden
            // Drawn, not written: the button's name already says the number, and in more words.
            data-count={running.length}
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
          <p className="font-bold">{t("job.indicator")}</p>
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
