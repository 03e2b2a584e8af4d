"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { downloadFile } from "@/app/_components/download";
import { refusalCode, useErrorText } from "@/app/_components/error-text";
import { Menu, MenuItem } from "@/app/_components/frame/menu";
import { Notice } from "@/app/_components/notice";
import { useNotify } from "@/app/_components/toast";
import type { WrittenLists } from "@/server/features/patents/term-lists-schema";
import type { May } from "../../atlas/permission";
import { HistoryDialog } from "./history-dialog";
import { type FileWords, listsCsv, withFile } from "./list-file";
import type { TermDraft } from "./use-term-draft";

const LARGEST_FILE = 1024 * 1024;

/** Which version is stored, what is not saved yet, and the files and the history of the lists. */
export function ListsBar({
  projectId,
  stored,
  lists,
  draft,
  may,
  wrong,
}: {
  projectId: string;
  stored: NonNullable<TermDraft["stored"]["data"]>;
  lists: WrittenLists;
  draft: TermDraft;
  may: May;
  /** There are entries to mend first. */
  wrong: boolean;
}) {
  const t = useTranslations("patents.termLists");
  const format = useFormatter();
  const notify = useNotify();
  const errorText = useErrorText();
  const file = useRef<HTMLInputElement>(null);
  const [history, setHistory] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const words: FileWords = {
    lists: { stopWords: t("stopWords"), synonyms: t("synonyms"), protectedTerms: t("protectedTerms") },
    columns: [t("column.list"), t("column.term"), t("column.to")],
  };
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    setTooLarge(chosen.size > LARGEST_FILE);
    if (chosen.size > LARGEST_FILE) return;
    const text = await chosen.text();
    const { added, known, unread } = withFile(lists, text, words);
    draft.edit((now) => withFile(now, text, words).lists);
    notify.done(t("imported", { added, known, unread }));
  };
  const { version, createdAt, createdBy } = stored;
  const overtaken = draft.overtakenBy !== null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-48 text-note text-ink-subtle" aria-live="polite">
          {version === 0
            ? t("first")
            : t("saved", {
                version,
                name: createdBy ?? t("somebody"),
                at: createdAt ? format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" }) : "",
              })}
          {draft.dirty && <strong className="block text-warning-ink">{t("unsaved")}</strong>}
          {draft.dirty && wrong && <strong className="block text-danger-ink">{t("fixFirst")}</strong>}
          {!may.allowed && <span className="block">{may.reason ?? t("readOnly")}</span>}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <Menu label={t("menu")} trigger={<Button>{t("menu")}</Button>}>
            <MenuItem onSelect={() => setHistory(true)}>{t("history")}</MenuItem>
            <MenuItem
              onSelect={() =>
                downloadFile(`${t("file")}.csv`, listsCsv(lists, words), "text/csv;charset=utf-8")
              }
            >
              {t("export")}
            </MenuItem>
            {may.allowed && <MenuItem onSelect={() => file.current?.click()}>{t("import")}</MenuItem>}
          </Menu>
          <input
            ref={file}
            type="file"
            accept=".csv,.tsv,.txt"
            hidden
            aria-label={t("import")}
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          {may.allowed && draft.dirty && (
            <Button disabled={draft.saving} onClick={draft.discard}>
              {t("discard")}
            </Button>
          )}
          {may.allowed && (
            <Button
              variant="primary"
              busy={draft.saving}
              disabled={!draft.dirty || wrong || overtaken}
              onClick={draft.save}
            >
              {t("save")}
            </Button>
          )}
        </div>
      </div>
      {overtaken ? (
        <Notice
          tone="danger"
          title={t("conflict")}
          action={<Button onClick={draft.discard}>{t("reload")}</Button>}
        >
          {t("conflictBody", { version })}
        </Notice>
      ) : (
        draft.refusal &&
        refusalCode(draft.refusal) !== "STALE_VERSION" && (
          <Notice tone="danger" title={errorText(draft.refusal)} />
        )
      )}
      {tooLarge && <Notice tone="danger" title={t("fileTooLarge")} />}
      {history && (
        <HistoryDialog
          projectId={projectId}
          onLoad={may.allowed ? (earlier) => draft.edit(() => earlier) : null}
          onClose={() => setHistory(false)}
        />
      )}
    </>
  );
}
