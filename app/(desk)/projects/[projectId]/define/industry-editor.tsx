"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { refusalCode, useErrorText } from "@/app/_components/error-text";
import { Notice } from "@/app/_components/notice";
import { Tabs } from "@/app/_components/tabs";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { objectOf } from "@/i18n/korean-particle";
import type { IndustryView } from "@/server/features/define/data";
import { AddPanel } from "./add-panel";
import { ChainCard } from "./chain-card";
import { type ChainItem, type Draft, draftOf, dropCode, moveCode, putCode, sameDraft } from "./draft";
import { WordsForm } from "./words-form";

type Props = {
  projectId: string;
  industry: IndustryView;
  editable: boolean;
  wantedCode: string | null;
  /** What is not saved, as the way to save it: true when it is saved. Null when there is nothing. */
  onUnsaved: (save: (() => Promise<boolean>) | null) => void;
};

/** The open industry: chain and words are one draft, saved as one step of its version. */
export function IndustryEditor({ projectId, industry, editable, wantedCode, onUnsaved }: Props) {
  const t = useTranslations("define.editor");
  const c = useTranslations("define.chain");
  const locale = useLocale();
  const errorText = useErrorText();
  const notify = useNotify();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [stored, setStored] = useState<Draft | null>(null);
  const saved = stored ?? draftOf(industry);
  const [draft, setDraft] = useState(saved);
  const [tab, setTab] = useState("chain");
  const sent = useRef<Draft | null>(null);
  // A new version is either what was just saved, under which somebody may have gone on writing, or one asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the version says that there is something new
  useEffect(() => {
    setDraft((now) => (sent.current && !sameDraft(now, sent.current) ? now : draftOf(industry)));
    sent.current = null;
    setStored(null);
  }, [industry.version]);
  const dirty = !sameDraft(draft, saved);
  const sendNow = useRef<() => Promise<boolean>>(async () => true);
  useEffect(() => {
    onUnsaved(dirty ? () => sendNow.current() : null);
    return () => onUnsaved(null);
  }, [dirty, onUnsaved]);

  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: trpc.define.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.projects.pathKey() }),
    ]);
  const save = useMutation(
    trpc.define.update.mutationOptions({
      onSuccess: () => {
        // Saved from this moment on, though the new version is still on its way.
        setStored(sent.current);
        notify.done(t("saved"));
        return refresh();
      },
    }),
  );
  const nameMissing = draft.name.trim() === "";
  /** Whether it is saved; a refusal stands above what was written. */
  const send = async (): Promise<boolean> => {
    if (nameMissing) return false;
    sent.current = draft;
    const codes = draft.codes.map(({ code, role }) => ({ code, role }));
    const chain = { ...draft, projectId, industryId: industry.id, version: industry.version, codes };
    return save.mutateAsync(chain).then(
      () => true,
      () => false,
    );
  };
  useEffect(() => {
    sendNow.current = send;
  });
  const reload = () => {
    sent.current = null;
    save.reset();
    return refresh();
  };
  const setCodes = (change: (codes: ChainItem[]) => ChainItem[]) =>
    setDraft((now) => ({ ...now, codes: change(now.codes) }));
  const remove = (code: string) => {
    const at = draft.codes.findIndex((item) => item.code === code);
    const item = draft.codes[at];
    if (!item) return;
    const index = draft.codes.filter((one) => one.role === item.role).indexOf(item);
    setCodes((codes) => dropCode(codes, code));
    const name = locale === "ko" ? item.nameKo : item.nameEn;
    notify.undo(c("removed", { object: objectOf(name, locale) }), () =>
      setCodes((codes) => moveCode(putCode(codes, item), code, item.role, index)),
    );
  };
  const words = ["kwAttributes", "kwItems", "kwCoreTech", "kwRelatedTech"] as const;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <SaveBar
        industry={industry}
        name={draft.name}
        dirty={dirty}
        editable={editable}
        busy={save.isPending}
        blocked={nameMissing}
        onSave={send}
        onDiscard={() => setDraft(saved)}
      />
      {save.error && (
        <Notice
          tone="danger"
          title={refusalCode(save.error) === "STALE_VERSION" ? t("conflict") : errorText(save.error)}
          action={
            refusalCode(save.error) === "STALE_VERSION" && <Button onClick={reload}>{t("reload")}</Button>
          }
        >
          {refusalCode(save.error) === "STALE_VERSION" && t("conflictBody")}
        </Notice>
      )}
      <Tabs
        label={t("parts")}
        value={tab}
        onChange={setTab}
        items={[
          {
            id: "chain",
            label: c("title"),
            count: draft.codes.length,
            content: (
              <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
                <ChainCard
                  projectId={projectId}
                  name={draft.name}
                  codes={draft.codes}
                  editable={editable}
                  onMove={(code, role, index) => setCodes((codes) => moveCode(codes, code, role, index))}
                  onRemove={remove}
                />
                <AddPanel
                  projectId={projectId}
                  industryId={industry.id}
                  codes={draft.codes}
                  keywords={words.reduce((sum, group) => sum + saved[group].length, 0)}
                  editable={editable}
                  firstQuery={wantedCode ?? ""}
                  onPut={(item) => setCodes((codes) => putCode(codes, item))}
                />
              </div>
            ),
          },
          {
            id: "words",
            label: t("words"),
            count: words.reduce((sum, group) => sum + draft[group].length, 0),
            content: (
              <WordsForm
                draft={draft}
                editable={editable}
                onChange={(part) => setDraft({ ...draft, ...part })}
              />
            ),
          },
        ]}
      />
    </div>
  );
}

type SaveBarProps = {
  industry: IndustryView;
  name: string;
  dirty: boolean;
  editable: boolean;
  busy: boolean;
  blocked: boolean;
  onSave: () => void;
  onDiscard: () => void;
};

function SaveBar({ industry, name, dirty, editable, busy, blocked, onSave, onDiscard }: SaveBarProps) {
  const t = useTranslations("define.editor");
  const format = useFormatter();
  const at = format.dateTime(industry.updatedAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-48">
        <h2 className="truncate">{name || t("needName")}</h2>
        <p className="text-note text-ink-subtle" aria-live="polite">
          {dirty ? (
            <strong className="text-warning-ink">{t("unsaved")}</strong>
          ) : (
            t("savedBy", { name: industry.updatedBy ?? "–", at })
          )}
        </p>
      </div>
      {editable && (
        <div className="flex items-center gap-2">
          {dirty && <Button onClick={onDiscard}>{t("discard")}</Button>}
          <Button variant="primary" busy={busy} disabled={!dirty || blocked} onClick={onSave}>
            {t("save")}
          </Button>
        </div>
      )}
    </div>
  );
}
