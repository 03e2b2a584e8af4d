"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { TextArea, TextInput } from "@/app/_components/inputs";
import { formatDecimal } from "@/app/_components/number-format";
import { useTRPC } from "@/app/_trpc/client";
import type { Candidate, HubCandidates, Project, Run } from "../api-types";
import { useViewLabel, yearsText } from "../basis";
import { Origin } from "../origin";
import { candidateName, verdictOf } from "./use-candidate-columns";

type Props = {
  project: Project;
  run: Run;
  data: HubCandidates;
  selected: readonly string[];
  onClose: () => void;
  onDone: () => void;
};

/** What is asked of a manager, in a title, the reasons, and the exact selection with its figures. */
export function ProposeDialog({ project, run, data, selected, onClose, onDone }: Props) {
  const t = useTranslations("atlas.propose");
  const hub = useTranslations("atlas.hub");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useQueryClient();
  const region = useViewLabel()(data.view);
  const years = yearsText(run.params?.years ?? []);
  const [title, setTitle] = useState(
    years ? t("titleDraft", { region, years }) : t("titleDraftPrinted", { region }),
  );
  const [rationale, setRationale] = useState("");
  const [tried, setTried] = useState(false);
  const chosen = data.candidates.filter((row) => selected.includes(row.subjectId));
  const below = chosen.filter((row) => row.hub !== true);
  const propose = useMutation(
    trpc.hub.propose.mutationOptions({
      onSuccess: () => {
        client.invalidateQueries({ queryKey: trpc.hub.pathKey() });
        client.invalidateQueries({ queryKey: trpc.projects.pathKey() });
        onDone();
      },
    }),
  );
  const verdict = (row: Candidate) =>
    hub(row.basis === "printed" ? "verdict_printed" : `verdict_${verdictOf(row)}`);
  const warnings = (row: Candidate) => [
    ...(row.nearCut ? [hub("nearShort")] : []),
    ...(row.flags.includes("small_ecosystem") ? [t("small", { nodes: row.nodes ?? 0 })] : []),
  ];
  const three = (value: number | null) => formatDecimal(value, "ko") ?? "–";
  const draft = () => {
    const against = (row: Candidate, of: "b" | "c") => {
      const distance = row.distance[of];
      return distance === null ? "" : t(distance >= 0 ? "atCut" : "belowCut");
    };
    const list = chosen.map((row) =>
      [
        t("draftItem", {
          name: candidateName(row, data.kind),
          b: `${three(row.b)}${against(row, "b")}`,
          c: `${three(row.c)}${against(row, "c")}`,
        }),
        [verdict(row), ...warnings(row)].join(", "),
      ].join(" → "),
    );
    const head =
      data.cuts.b === null
        ? t("draftPrinted", { region })
        : t("draftHead", { region, count: data.cuts.compared, b: three(data.cuts.b), c: three(data.cuts.c) });
    setRationale([head, ...list].join("\n"));
  };
  const submit = () => {
    setTried(true);
    if (!title.trim() || !rationale.trim()) return;
    propose.mutate({
      projectId: project.id,
      atlasRunId: run.id,
      title,
      rationale,
      items: chosen.map((row) => ({
        subjectKind: row.kind,
        subjectId: row.subjectId,
        regionKey: row.viewKey,
      })),
    });
  };
  if (propose.isSuccess)
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={t("sent")}
        size="small"
        footer={<Button onClick={onClose}>{common("close")}</Button>}
      >
        <p>{t("sentBody")}</p>
        <p className="mt-2">
          <Link className="font-bold text-primary-ink underline" href={`/projects/${project.id}/approvals`}>
            {t("toApprovals")}
          </Link>
        </p>
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("dialogTitle")}
      description={t("dialogLead")}
      footer={
        <>
          {propose.error && (
            <p role="alert" className="mr-auto max-w-md self-center text-note font-bold text-danger-ink">
              {errorText(propose.error)}
            </p>
          )}
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" busy={propose.isPending} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t("titleField")} required error={tried && !title.trim() ? t("needTitle") : undefined}>
          <TextInput value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <div className="flex flex-col items-start gap-2">
          <Field
            className="w-full"
            label={t("rationale")}
            required
            hint={t("rationaleHint")}
            error={tried && !rationale.trim() ? t("needRationale") : undefined}
          >
            <TextArea
              rows={6}
              maxLength={10_000}
              value={rationale}
              onChange={(event) => setRationale(event.target.value)}
            />
          </Field>
          <Button size="small" onClick={draft}>
            {t("draft")}
          </Button>
        </div>
        <section className="flex flex-col gap-1">
          <h3>{t("selection", { count: chosen.length })}</h3>
          <ul className="max-h-48 list-disc overflow-y-auto pl-5">
            {chosen.map((row) => (
              <li key={row.subjectId}>
                {t("item", { name: candidateName(row, data.kind), region, b: three(row.b), c: three(row.c) })}{" "}
                {row.hub !== true && <Badge tone="warning">{verdict(row)}</Badge>}{" "}
                {warnings(row).map((text) => (
                  <Badge key={text} tone="warning" className="mr-1">
                    {text}
                  </Badge>
                ))}
              </li>
            ))}
          </ul>
          {below.length > 0 && (
            <p className="text-note font-bold text-warning-ink">{t("below", { count: below.length })}</p>
          )}
        </section>
        <div className="border-t border-line pt-3 text-note text-ink-subtle">
          <p>{t("pinned")}</p>
          <Origin run={run} view={data.view} />
        </div>
      </div>
    </Dialog>
  );
}
