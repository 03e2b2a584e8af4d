"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorState } from "@/app/_components/error-state";
import { Field } from "@/app/_components/field";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import { Tabs } from "@/app/_components/tabs";
import type { ListName } from "@/server/features/patents/term-lists-schema";
import type { May } from "../../atlas/permission";
import type { PatentSet, RunItem } from "../api-types";
import { entriesOf, LISTS } from "./draft";
import type { EntryFacts } from "./entry-row";
import { EntryTable } from "./entry-table";
import { FrequentTerms } from "./frequent-terms";
import { ListsBar } from "./lists-bar";
import { OlderTopics } from "./older-topics";
import { PreviewPanel } from "./preview-panel";
import type { TermDraft } from "./use-term-draft";
import { useTermPreview } from "./use-term-preview";

const NOTHING = { stopWords: [], synonyms: [], protectedTerms: [] };

/** Which words are terms: the project's three lists beside what a change of them would change. */
export function TermListsTab(props: {
  projectId: string;
  sets: readonly PatentSet[];
  /** The topics in view. */
  run: RunItem | null;
  may: May;
  busy: boolean;
  draft: TermDraft;
  onStarted: (jobId: string) => void;
  onReuse: (runId: string) => void;
}) {
  const { projectId, sets, run, may, busy, draft, onStarted, onReuse } = props;
  const t = useTranslations("patents.termLists");
  const [setId, setSetId] = useState(run?.set.id ?? sets[0]?.id ?? "");
  const [part, setPart] = useState<ListName | "frequent">(may.allowed ? "frequent" : "stopWords");
  const { stored, lists } = draft;
  const preview = useTermPreview(
    projectId,
    setId,
    stored.data?.version ?? 0,
    lists ?? NOTHING,
    may.allowed && lists !== null,
  );
  if (stored.error) return <ErrorState error={stored.error} onRetry={() => stored.refetch()} />;
  if (!stored.data || !lists) return <Skeleton shape="table" />;
  const { limits } = stored.data;

  const { answer, current } = preview;
  const tried = answer?.tried;
  const factsOf = (list: ListName) => (at: number) => {
    const met = current ? tried?.entries[list][at] : undefined;
    const problem = current ? answer?.problems.find((one) => one.list === list && one.at === at) : undefined;
    return {
      documents: met?.documents ?? null,
      builtIn: met?.builtIn ?? false,
      readAs: met?.readAs ?? null,
      sample: tried ? tried.patents < tried.of : false,
      problem: problem ?? null,
    } satisfies EntryFacts;
  };
  const parts = LISTS.map((list) => ({
    id: list,
    label: t(list),
    count: entriesOf(lists, list).length,
    content: (
      <EntryTable
        list={list}
        lists={lists}
        facts={factsOf(list)}
        editable={may.allowed}
        limits={limits}
        onEdit={draft.edit}
      />
    ),
  }));
  const frequent = {
    id: "frequent",
    label: t("frequent"),
    content: (
      <FrequentTerms
        projectId={projectId}
        setId={setId}
        lists={lists}
        maxLength={limits.characters}
        onEdit={draft.edit}
      />
    ),
  };
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <ListsBar
        projectId={projectId}
        stored={stored.data}
        lists={lists}
        draft={draft}
        may={may}
        wrong={current && (answer?.problems.length ?? 0) > 0}
      />
      <OlderTopics
        projectId={projectId}
        run={run}
        now={stored.data.version}
        able={may.allowed && !busy && !draft.dirty}
        onStarted={onStarted}
        onReuse={onReuse}
      />
      <div
        className={
          may.allowed ? "grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]" : "min-w-0"
        }
      >
        <Tabs
          label={t("parts")}
          value={part}
          onChange={(id) => setPart(id as ListName | "frequent")}
          items={may.allowed ? [frequent, ...parts] : parts}
        />
        {may.allowed && (
          <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-4">
            {sets.length > 1 && (
              <Field label={t("previewSet")}>
                <Select
                  value={setId}
                  onChange={setSetId}
                  options={sets.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
            )}
            <PreviewPanel preview={preview} onProblem={setPart} />
          </div>
        )}
      </div>
    </div>
  );
}
