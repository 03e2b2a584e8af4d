"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { refusalCode } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { TextArea } from "@/app/_components/inputs";
import { useNotify } from "@/app/_components/toast";
import { useUnsavedGuard } from "@/app/_components/unsaved-guard";
import { useTRPC } from "@/app/_trpc/client";
import type { PlanEntry } from "../api-types";
import { Refusal } from "../refusal";
import { useRefresh } from "../use-refresh";
import { useWords } from "../words";

/**
 * Write a paragraph anew, under the version with which writing began. If somebody else was first, their text is shown
 * beside this one; nothing is overwritten and nothing written is lost.
 */
export function EntryEditor({
  projectId,
  entry,
  onClose,
}: {
  projectId: string;
  entry: PlanEntry;
  onClose: () => void;
}) {
  const t = useTranslations("plan.document");
  const common = useTranslations("common");
  const words = useWords();
  const trpc = useTRPC();
  const notify = useNotify();
  const refresh = useRefresh();
  const [base, setBase] = useState({ version: entry.version, text: entry.text });
  const [text, setText] = useState(entry.text);
  const save = useMutation(
    trpc.plan.update.mutationOptions({
      onSuccess: async () => {
        notify.done(t("saved"));
        await refresh();
        onClose();
      },
    }),
  );
  const guard = useUnsavedGuard(text.trim() !== base.text && !save.isSuccess);
  const overtaken = entry.version !== base.version;
  const submit = () =>
    save.mutate({ projectId, entryId: entry.id, version: base.version, text: text.trim() });
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {guard.dialog}
      <Field label={t("textLabel")} labelHidden>
        <TextArea
          rows={8}
          value={text}
          maxLength={20_000}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {save.error && !overtaken && <Refusal error={save.error} onReload={refresh} />}
      {overtaken && (
        <div
          role="alert"
          className="rounded-medium border border-warning-line bg-warning-soft px-3 py-2 text-note"
        >
          <p className="font-bold">
            {t("overtaken", { by: entry.updatedBy, at: words.time(entry.updatedAt) })}
          </p>
          <p className="mt-1 whitespace-pre-line">{entry.text}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button
              size="small"
              onClick={() => {
                setBase({ version: entry.version, text: entry.text });
                save.reset();
              }}
            >
              {t("keepMine")}
            </Button>
            <Button
              size="small"
              onClick={() => {
                setBase({ version: entry.version, text: entry.text });
                setText(entry.text);
                save.reset();
              }}
            >
              {t("takeTheirs")}
            </Button>
          </div>
        </div>
      )}
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={() => guard.leave(onClose)}>
          {common("cancel")}
        </Button>
        <Button
          size="small"
          variant="primary"
          type="submit"
          busy={save.isPending}
          disabled={
            text.trim() === "" ||
            text.trim() === base.text ||
            overtaken ||
            refusalCode(save.error) === "STALE_VERSION"
          }
        >
          {common("save")}
        </Button>
      </div>
    </form>
  );
}
