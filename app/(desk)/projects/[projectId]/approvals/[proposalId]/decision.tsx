"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { Field } from "@/app/_components/field";
import { TextArea } from "@/app/_components/inputs";
import type { ProposalAct } from "@/server/domain/hub-transitions";
import { useMay } from "../../atlas/permission";
import { Refusal } from "../../plan/refusal";
import { useWords } from "../../plan/words";
import type { Project, Proposal } from "../api-types";
import { useDecision } from "./use-decision";

type Props = { project: Project; meId: string; proposal: Proposal };

/** Two buttons and a reason; who may not decide sees why. What is decided shows by whom, when and why. */
export function Decision({ project, meId, proposal }: Props) {
  const t = useTranslations("approvals.decision");
  const words = useWords();
  if (proposal.status === "SUBMITTED")
    return <OpenDecision project={project} meId={meId} proposal={proposal} />;
  const { decided, reason, status } = proposal;
  return (
    <Card title={t("title")}>
      <p className="font-bold">{t(`was.${status}`)}</p>
      {decided && (
        <p className="text-note text-ink-subtle">
          {t("byAt", { by: decided.by, at: words.time(decided.at) })}
        </p>
      )}
      {reason && <p className="mt-2 whitespace-pre-line">{t("reasonWas", { reason })}</p>}
    </Card>
  );
}

function OpenDecision({ project, meId, proposal }: Props) {
  const t = useTranslations("approvals.decision");
  const may = useMay(project);
  const [reason, setReason] = useState("");
  const [asking, setAsking] = useState<ProposalAct | null>(null);
  const [tried, setTried] = useState(false);
  const { act, error, reload, busy } = useDecision(project.id, proposal);
  const can = (what: ProposalAct) => proposal.acts.includes(what);
  const mine = proposal.proposed.byId === meId;
  const whyNot = can("return")
    ? can("approve")
      ? null
      : t("outdated")
    : mine && !project.archivedAt
      ? t("own")
      : may("hub:decide").reason;
  const ask = (what: ProposalAct) => {
    setTried(true);
    if (what !== "return" || reason.trim() !== "") setAsking(what);
  };
  const missing = tried && asking === null && reason.trim() === "" ? t("reasonNeeded") : undefined;
  return (
    <Card title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-3">
        {can("return") && (
          <Field label={t("reason")} hint={t("reasonHint")} error={missing}>
            <TextArea
              rows={3}
              value={reason}
              maxLength={2000}
              onChange={(event) => {
                setTried(false);
                setReason(event.target.value);
              }}
            />
          </Field>
        )}
        {can("return") && (
          <div className="grid grid-cols-2 gap-2">
            <Button variant="primary" disabled={!can("approve")} busy={busy} onClick={() => ask("approve")}>
              {t("approve")}
            </Button>
            <Button busy={busy} onClick={() => ask("return")}>
              {t("return")}
            </Button>
          </div>
        )}
        {whyNot && <p className="rounded-medium bg-surface-sunken px-3 py-2 text-note">{whyNot}</p>}
        {can("withdraw") && (
          <Button busy={busy} onClick={() => ask("withdraw")}>
            {t("withdraw")}
          </Button>
        )}
        {error !== null && asking === null && <Refusal error={error} onReload={reload} />}
      </div>
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={asking ? t(`ask.${asking}`) : ""}
        body={
          <>
            <p className="font-bold">{proposal.title}</p>
            {asking && <p>{t(`askBody.${asking}`)}</p>}
            {asking === "approve" && <Doubts proposal={proposal} />}
            {asking && asking !== "withdraw" && reason.trim() !== "" && (
              <p className="whitespace-pre-line rounded-medium bg-surface-sunken px-3 py-2">
                {t("reasonWas", { reason: reason.trim() })}
              </p>
            )}
          </>
        }
        confirmLabel={asking ? t(asking) : ""}
        danger={asking === "return"}
        error={
          error !== null ? (
            <Refusal error={error} onReload={() => reload().then(() => setAsking(null))} />
          ) : null
        }
        onConfirm={() => act(asking!, reason.trim())}
      />
    </Card>
  );
}

/** What speaks against the selection in the rule's own words: read before it is decided, not after. */
function Doubts({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("approvals.doubts");
  const words = useWords();
  const lines = proposal.items.flatMap((item) => {
    const { hub, facts } = item;
    const why = [
      ...(hub === false ? [t("no")] : []),
      ...(hub === null ? [t("undetermined")] : []),
      ...(facts.nearCut ? [t("near")] : []),
      ...(facts.flags.includes("small_ecosystem") ? [t("small", { nodes: facts.nodes ?? 0 })] : []),
      ...(facts.flags.includes("degenerate_b") ? [t("degenerate")] : []),
    ];
    const name = `${item.subject.label} · ${words.region(item.region)}`;
    return why.length > 0 ? [{ name, text: why.join(", ") }] : [];
  });
  const { length: notes } = proposal.openNotes;
  if (lines.length === 0 && notes === 0) return null;
  return (
    <div className="rounded-medium border border-warning-line bg-warning-soft px-3 py-2 text-note">
      <p className="font-bold">{t("title")}</p>
      <ul className="max-h-40 list-disc overflow-y-auto pl-5">
        {lines.map(({ name, text }) => (
          <li key={name}>{t("line", { name, text })}</li>
        ))}
        {notes > 0 && <li>{t("notes", { count: notes })}</li>}
      </ul>
    </div>
  );
}
