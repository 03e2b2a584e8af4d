"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { JobLine } from "@/app/_components/job-line";
import type { JobView } from "@/server/features/jobs/data";

const FEW = 4;

/** Running and finished jobs, the newest first. */
export function DeskJobs({ jobs }: { jobs: JobView[] }) {
  const t = useTranslations("desk.jobs");
  const [all, setAll] = useState(false);
  const shown = all ? jobs : jobs.slice(0, FEW);
  return (
    <Card title={t("title")}>
      {jobs.length === 0 ? (
        <>
          <p>{t("empty")}</p>
          <p className="text-note text-ink-subtle">{t("emptyBody")}</p>
        </>
      ) : (
        <ul className="flex flex-col gap-3">
          {shown.map((job) => (
            <li key={job.id}>
              <JobLine job={job} />
            </li>
          ))}
          {shown.length < jobs.length && (
            <li>
              <Button size="small" variant="text" onClick={() => setAll(true)}>
                {t("more", { count: jobs.length - shown.length })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}
