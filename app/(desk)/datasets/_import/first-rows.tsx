"use client";

import { useTranslations } from "next-intl";
import { classNames } from "@/app/_components/class-names";
import type { SeenFile } from "@/server/features/datasets/inspect";
import type { ColumnRole } from "@/server/warehouse/dataset";

type Part = ColumnRole | "sellsTo" | "buysFrom";

/** Which part each column plays, by its place. */
function partsOf({ mapping }: SeenFile): Map<number, Part> {
  const parts = new Map<number, Part>();
  for (const [part, at] of Object.entries(mapping) as [Part, number | number[] | null | undefined][])
    for (const one of Array.isArray(at) ? at : [at]) if (typeof one === "number") parts.set(one, part);
  return parts;
}

/** The first rows as they stand, with what codes and places were understood as. */
export function FirstRows({ file }: { file: SeenFile }) {
  const t = useTranslations("datasets");
  const parts = partsOf(file);
  const plain = file.role === "linkage" || file.role === null;
  return (
    <section
      tabIndex={0}
      aria-label={t("columns.firstRows", { name: file.name })}
      className="max-h-80 min-w-0 overflow-auto rounded-medium border border-line"
    >
      <table className="w-full border-separate border-spacing-0 text-left text-note">
        <caption className="sr-only">{t("columns.firstRows", { name: file.name })}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky top-0 border-b border-line bg-surface-strong px-3 py-2">
              {t("columns.rowNumber")}
            </th>
            {file.header.map((name, at) => {
              const part = parts.get(at);
              return (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have no other name, and never move
                  key={at}
                  scope="col"
                  className="sticky top-0 border-b border-l border-line bg-surface-strong px-3 py-2 align-top whitespace-nowrap"
                >
                  {plain ? (
                    name
                  ) : (
                    <>
                      <span className={classNames("block", !part && "font-normal text-ink-subtle")}>
                        {part ? t(`columnRole.${part}`) : t("columns.unused")}
                      </span>
                      <span className="block font-normal text-ink-subtle">{name}</span>
                    </>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {file.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are those of the file, in its order
            <tr key={line}>
              <td className="border-b border-line px-3 py-1.5 text-ink-subtle">
                {file.headerRow + line + 1}
              </td>
              {file.header.map((_, at) => {
                const cell = row[at];
                const used = plain || parts.has(at);
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    key={at}
                    className={classNames(
                      "max-w-60 border-b border-l border-line px-3 py-1.5 align-top",
                      !used && "text-ink-subtle",
                    )}
                  >
                    <span className="block truncate" title={cell?.text}>
                      {cell?.text}
                    </span>
                    {cell?.meaning !== undefined && (
                      <span
                        className={classNames(
                          "block truncate",
                          cell.meaning === null ? "font-bold text-danger-ink" : "text-ink-subtle",
                        )}
                        title={cell.meaning ?? undefined}
                      >
                        {cell.meaning ?? t("columns.unknownCell")}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
