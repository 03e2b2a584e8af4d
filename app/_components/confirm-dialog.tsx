"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { TextArea } from "./inputs";

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  body?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  /** Ask for a reason; it is handed to onConfirm, trimmed. */
  reason?: { label: string; hint?: string; required?: boolean };
  /** The dialog closes when it has done its work; a refusal leaves it open (say why with a toast or `error`). */
  onConfirm: (reason: string) => unknown | Promise<unknown>;
  error?: ReactNode;
};

/** Nothing is destroyed and nothing decided by one press. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, body, confirmLabel, danger, reason, onConfirm, error } = props;
  const t = useTranslations("common");
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm(text.trim());
      setText("");
      onOpenChange(false);
    } catch {
      // The caller has said what happened; the entered reason stays.
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      size="small"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
          <Button
            variant={danger ? "danger" : "primary"}
            busy={busy}
            disabled={reason?.required && text.trim() === ""}
            onClick={confirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {body}
        {reason && (
          <Field label={reason.label} hint={reason.hint} required={reason.required ?? false}>
            <TextArea value={text} onChange={(event) => setText(event.target.value)} maxLength={2000} />
          </Field>
        )}
        {error && (
          <p role="alert" className="font-bold text-danger-ink">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
