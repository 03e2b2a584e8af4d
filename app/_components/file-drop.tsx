"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";
import { ProgressBar } from "./progress-bar";

export type FileDropProps = {
  label: string;
  hint?: string;
  /** Endings, comma between: ".csv,.xlsx". */
  accept: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
  /** While a file is on its way: its name and the share that has left. */
  sending?: { name: string; share: number | null } | null;
  disabled?: boolean | undefined;
  /** One line: files are there already, more may come. */
  small?: boolean;
};

/** A place to drop files on, with a button that does the same; sending is the caller's. */
export function FileDrop({
  label,
  hint,
  accept,
  multiple = false,
  onFiles,
  sending,
  disabled,
  small = false,
}: FileDropProps) {
  const t = useTranslations("common.file");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const shut = disabled || Boolean(sending);
  const take = (files: Iterable<File> | null) => {
    const list = [...(files ?? [])];
    if (!shut && list.length > 0) onFiles(multiple ? list : list.slice(0, 1));
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        if (!shut) setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      className={classNames(
        "flex items-center gap-3 rounded-large border border-dashed px-5",
        small ? "flex-wrap py-3" : "flex-col py-8 text-center",
        over ? "border-primary bg-primary-soft" : "border-line-strong bg-surface",
      )}
    >
      {!small && <FileUp aria-hidden size={32} className="text-ink-subtle" />}
      <div className={small ? "min-w-0 flex-1 basis-56" : undefined}>
        <p className="font-bold text-ink-strong">{label}</p>
        {hint && <p className="mt-1 max-w-xl text-note text-ink-subtle">{hint}</p>}
      </div>
      {sending ? (
        <div className="w-full max-w-md">
          <ProgressBar label={t("sending", { name: sending.name })} value={sending.share} />
        </div>
      ) : (
        <Button
          variant={small ? "tertiary" : "primary"}
          size={small ? "small" : "medium"}
          disabled={disabled}
          onClick={() => input.current?.click()}
        >
          {t("choose")}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        tabIndex={-1}
        aria-label={label}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
    </div>
  );
}
