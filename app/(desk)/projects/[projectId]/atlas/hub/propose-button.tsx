"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Tooltip } from "@/app/_components/tooltip";
import type { HubCandidates, Project, Run } from "../api-types";
import { useMay } from "../permission";
import { ProposeDialog } from "./propose-dialog";

type Props = {
  project: Project;
  run: Run;
  data: HubCandidates;
  selected: readonly string[];
  onDone: () => void;
};

/** Opens the proposal; where it cannot be made, it says why. */
export function ProposeButton({ project, run, data, selected, onDone }: Props) {
  const t = useTranslations("atlas.propose");
  const may = useMay(project)("hub:propose");
  const [open, setOpen] = useState(false);
  const reason = may.reason ?? (run.stale ? t("stale") : selected.length === 0 ? t("nothing") : null);
  return (
    <>
      <Tooltip content={reason}>
        <span tabIndex={reason ? 0 : undefined}>
          <Button variant="primary" disabled={reason !== null} onClick={() => setOpen(true)}>
            {selected.length > 0 ? t("openCount", { count: selected.length }) : t("open")}
          </Button>
        </span>
      </Tooltip>
      {open && (
        <ProposeDialog
          project={project}
          run={run}
          data={data}
          selected={selected}
          onClose={() => setOpen(false)}
          onDone={onDone}
        />
      )}
    </>
  );
}
