"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { classNames } from "@/app/_components/class-names";

const ACCEPTED = ".csv,.tsv,.txt,.xlsx";

/** A place to drop files on, with a button that does the same. */
export function DropZone({
  onFiles,
  disabled,
  small,
  label,
}: {
  onFiles: (files: File[]) => void;
  disabled?: boolean;
  /** One line: files are there already, more may come. */
  small?: boolean;
  label?: string;
}) {
  const t = useTranslations("datasets.files");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        if (!disabled) setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) onFiles([...event.dataTransfer.files]);
      }}
      className={classNames(
        "flex items-center gap-3 rounded-large border border-dashed px-5",
        over ? "border-primary bg-primary-soft" : "border-line-strong bg-surface",
        small ? "flex-wrap py-3" : "flex-col py-8 text-center",
      )}
    >
      {!small && <FileUp aria-hidden size={32} className="text-ink-subtle" />}
      <div className={small ? "min-w-0 flex-1 basis-56" : undefined}>
        <p className="font-bold text-ink-strong">{label ?? t("drop")}</p>
        {!small && <p className="mt-1 max-w-xl text-note text-ink-subtle">{t("dropBody")}</p>}
      </div>
      <Button
        variant={small ? "tertiary" : "primary"}
        size={small ? "small" : "medium"}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {t("choose")}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        className="sr-only"
        tabIndex={-1}
        aria-label={label ?? t("drop")}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
