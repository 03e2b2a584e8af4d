"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import type { Run } from "../api-types";
import { TrialsDialog } from "./trials-dialog";

/** Which numbers of topics were tried, and how each did. */
export function TopicCountReason({ run }: { run: Run }) {
  const t = useTranslations("patents.trials");
  const [open, setOpen] = useState(false);
  const asked = run.params.topics;
  if (typeof asked === "number" && run.topics < asked)
    return <p>{t("fewer", { asked, count: run.topics })}</p>;
  if (run.trials.length === 0) return <p>{t("given")}</p>;
  return (
    <>
      <Button size="small" className="mt-2" onClick={() => setOpen(true)}>
        {t("title")}
      </Button>
      {open && <TrialsDialog run={run} onClose={() => setOpen(false)} />}
    </>
  );
}
