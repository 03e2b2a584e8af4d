"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import type { ImportView } from "@/server/features/datasets/imports-data";
import type { SeenFile } from "@/server/features/datasets/inspect";
import { ColumnChoices } from "./column-choices";
import { FirstRows } from "./first-rows";
import { useRefusalText } from "./refusal-text";

const DELIMITERS: Record<string, "comma" | "tab" | "semicolon" | "bar"> = {
  ",": "comma",
  "\t": "tab",
  ";": "semicolon",
  "|": "bar",
};

/** One file: how it was read, which column is what, and its first rows with what they mean. */
export function FileColumns({ run, file, fixed }: { run: ImportView; file: SeenFile; fixed: boolean }) {
  const t = useTranslations("datasets");
  const refusal = useRefusalText();
  const [editing, setEditing] = useState(false);
  const choosing = !fixed && (editing || file.unmapped.length > 0);
  const title = file.role ? t(`role.${file.role}`) : t("files.roleUnknown");
  const delimiter = DELIMITERS[file.delimiter];
  return (
    <section className="flex min-w-0 flex-col gap-3" aria-label={file.name}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="break-words">
            {title}: {file.name}
          </h3>
          {file.problem === null && (
            <p className="text-note text-ink-subtle">
              {file.kind === "xlsx"
                ? t("columns.factsXlsx", { rows: file.rowsEstimate })
                : t("columns.facts", {
                    kind: file.kind.toUpperCase(),
                    encoding: file.encoding.toUpperCase(),
                    delimiter: delimiter ? t(`columns.delimiter.${delimiter}`) : file.delimiter,
                    rows: file.rowsEstimate,
                  })}
              {file.headerRow > 1 && ` · ${t("columns.headerRow", { row: file.headerRow })}`}
            </p>
          )}
        </div>
        {!fixed && file.role && file.role !== "linkage" && file.unmapped.length === 0 && !file.problem && (
          <Button size="small" onClick={() => setEditing(!editing)} aria-expanded={editing}>
            {t(editing ? "columns.hide" : "columns.edit")}
          </Button>
        )}
      </div>
      {file.problem ? (
        <p role="alert" className="font-bold text-danger-ink">
          {refusal(file.problem)}
        </p>
      ) : (
        <>
          {file.pairs && (
            <p>{t("columns.linkage", { revision: file.pairs.from, codes: file.pairs.codes })}</p>
          )}
          {choosing && file.role && file.role !== "linkage" && (
            <ColumnChoices run={run} file={file} role={file.role} />
          )}
          <FirstRows file={file} />
        </>
      )}
    </section>
  );
}
