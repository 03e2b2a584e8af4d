"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Button, IconButton } from "@/app/_components/button";
import { TextInput } from "@/app/_components/inputs";
import { type Entry, tidy } from "./draft";

export type EntryFacts = {
  /** Null = not counted yet. */
  documents: number | null;
  builtIn: boolean;
  /** How it is read, where that is not as it is written. */
  readAs: string | null;
  sample: boolean;
  problem: { reason: ProblemReason; other: string } | null;
};
type ProblemReason =
  | "noWord"
  | "twice"
  | "sameTerm"
  | "twoMeanings"
  | "circle"
  | "stopAndProtected"
  | "stopAndRead"
  | "protectedAndRead";

/** One entry: read, or being changed in its place. */
export function EntryRow({
  entry,
  pair,
  facts,
  editable,
  maxLength,
  onChange,
  onRemove,
}: {
  entry: Entry;
  pair: boolean;
  facts: EntryFacts;
  editable: boolean;
  maxLength: number;
  onChange: (entry: Entry) => void;
  onRemove: () => void;
}) {
  const t = useTranslations("patents.termLists");
  const [edited, setEdited] = useState<Entry | null>(null);
  const ready = edited !== null && tidy(edited.from) !== "" && (!pair || tidy(edited.to) !== "");
  const apply = () => {
    if (!ready) return;
    onChange({ from: tidy(edited.from), to: tidy(edited.to) });
    setEdited(null);
  };
  const box = (side: "from" | "to") => (
    <TextInput
      aria-label={t(pair ? side : "term")}
      value={edited?.[side] ?? ""}
      maxLength={maxLength}
      className="min-w-28"
      onChange={(event) => edited && setEdited({ ...edited, [side]: event.target.value })}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") apply();
        if (event.key === "Escape") setEdited(null);
      }}
    />
  );
  return (
    <tr className="border-t border-line align-middle">
      <th scope="row" className="px-3 py-1.5 text-left font-bold break-keep">
        {edited ? box("from") : entry.from}
      </th>
      {pair && <td className="px-3 py-1.5 break-keep">{edited ? box("to") : entry.to}</td>}
      <td className="px-3 py-1.5 text-right tabular-nums">
        <Documents facts={facts} />
      </td>
      <td className="px-3 py-1.5">
        <Note facts={facts} />
      </td>
      {editable && (
        <td className="px-2 py-1 text-right whitespace-nowrap">
          {edited ? (
            <span className="inline-flex gap-1">
              <Button size="small" variant="primary" disabled={!ready} onClick={apply}>
                {t("apply")}
              </Button>
              <Button size="small" onClick={() => setEdited(null)}>
                {t("cancel")}
              </Button>
            </span>
          ) : (
            <>
              <IconButton
                size="small"
                label={t("edit", { term: entry.from })}
                onClick={() => setEdited(entry)}
              >
                <Pencil aria-hidden size={16} />
              </IconButton>
              <IconButton size="small" label={t("remove", { term: entry.from })} onClick={onRemove}>
                <Trash2 aria-hidden size={16} />
              </IconButton>
            </>
          )}
        </td>
      )}
    </tr>
  );
}

function Documents({ facts: { documents } }: { facts: EntryFacts }) {
  const t = useTranslations("patents.termLists");
  const format = useFormatter();
  if (documents === null)
    return (
      <span className="text-ink-faint" title={t("counting")}>
        –
      </span>
    );
  return <>{format.number(documents)}</>;
}

function Note({ facts: { problem, builtIn, readAs, documents, sample } }: { facts: EntryFacts }) {
  const t = useTranslations("patents.termLists");
  if (problem)
    return (
      <span className="text-note font-bold text-danger-ink">
        {t(`problem.${problem.reason}`, { other: problem.other })}
      </span>
    );
  if (builtIn) return <Badge>{t("builtIn")}</Badge>;
  if (readAs !== null && documents !== 0) return <Badge>{t("readAs", { term: readAs })}</Badge>;
  if (documents === 0) return <Badge tone="warning">{t(sample ? "unmetSample" : "unmet")}</Badge>;
  return null;
}
