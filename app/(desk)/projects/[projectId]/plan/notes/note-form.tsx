"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { TextArea } from "@/app/_components/inputs";

/** A place to write; what is written stays until it has been taken. */
export function NoteForm({
  label,
  submit,
  onSend,
  onCancel,
}: {
  label: string;
  submit: string;
  onSend: (body: string) => Promise<unknown>;
  onCancel?: () => void;
}) {
  const common = useTranslations("common");
  const [body, setBody] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await onSend(body.trim());
      setBody("");
    } catch {
      // Said by the caller; the text stays.
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim() !== "") send();
      }}
    >
      <Field label={label} labelHidden>
        <TextArea
          rows={2}
          value={body}
          placeholder={label}
          maxLength={4000}
          onChange={(event) => setBody(event.target.value)}
        />
      </Field>
      <div className="flex justify-end gap-2">
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {common("cancel")}
          </Button>
        )}
        <Button size="small" variant="secondary" type="submit" busy={busy} disabled={body.trim() === ""}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
