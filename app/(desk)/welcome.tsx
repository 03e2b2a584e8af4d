"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button, LinkButton } from "@/app/_components/button";
import type { ProjectListItem } from "@/server/features/projects/data";
import { Tour } from "./tour";

const KEPT = "stratlas-welcome-read";

/** On the first visits: the way into the sample project, and a tour of two minutes. Put away for good on this device. */
export function Welcome({ projects }: { projects: ProjectListItem[] }) {
  const t = useTranslations("desk.welcome");
  const [shown, setShown] = useState(false);
  const [touring, setTouring] = useState(false);
  // Known only in the browser; starting hidden keeps the page from jumping for everybody else.
  useEffect(() => setShown(localStorage.getItem(KEPT) === null), []);
  const sample =
    projects.find((project) => project.sampleKind === "synthetic") ??
    projects.find((project) => project.sampleKind !== null);
  const dismiss = () => {
    localStorage.setItem(KEPT, "yes");
    setShown(false);
  };
  if (!shown) return null;
  return (
    <section className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-large border border-primary-line bg-primary-soft px-5 py-4">
      <div className="min-w-0 flex-1 basis-80">
        <h2>{t(sample ? "title" : "titleNoSample")}</h2>
        <p className="mt-0.5">{t(sample ? "body" : "bodyNoSample")}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {sample && (
          <LinkButton variant="secondary" href={`/projects/${sample.id}`}>
            {t("openSample")}
          </LinkButton>
        )}
        <Button onClick={() => setTouring(true)}>{t("tour")}</Button>
        <Button variant="text" onClick={dismiss}>
          {t("dismiss")}
        </Button>
      </div>
      <Tour open={touring} onOpenChange={setTouring} />
    </section>
  );
}
