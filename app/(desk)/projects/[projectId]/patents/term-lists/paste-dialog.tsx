"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { TextArea } from "@/app/_components/inputs";
import type { ListName } from "@/server/features/patents/term-lists-schema";
import { type Entry, pastedEntries } from "./draft";

const LINES_NAMED = 10;

/** Many entries at once, one a line. */
export function PasteDialog({
  list,
  limits,
  onAdd,
  onClose,
}: {
  list: ListName;
  limits: { entries: number; characters: number };
  onAdd: (entries: Entry[]) => void;
  onClose: () => void;
}) {
  const t = useTranslations("patents.termLists");
  const [text, setText] = useState("");
  const { entries, unread } = pastedEntries(list, text);
  const tooMany = entries.length > limits.entries;
  const tooLong = entries.find(
    ({ from, to }) => from.length > limits.characters || to.length > limits.characters,
  );
  const error = tooMany
    ? t("tooMany", { most: limits.entries })
    : unread.length > 0
      ? t("pasteUnread", { lines: unread.slice(0, LINES_NAMED).join(", ") })
      : tooLong
        ? t("pasteUnread", { lines: `${tooLong.from.slice(0, 20)}…` })
        : undefined;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("pasteTitle", { list })}
      description={t(list === "synonyms" ? "pastePairs" : "pasteTerms")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="primary"
            disabled={entries.length === 0 || tooMany || tooLong !== undefined}
            onClick={() => {
              onAdd(entries);
              onClose();
            }}
          >
            {t("pasteDo", { count: entries.length })}
          </Button>
        </>
      }
    >
      <Field label={t("pasteField")} error={error}>
        <TextArea rows={10} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}
