"use client";

import type { RowData } from "@tanstack/react-table";
import { ChartLine, Download, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { Button } from "../button";
import type { DataColumn } from "../data-table/column";
import { toCsv } from "../data-table/csv";
import { DataTable } from "../data-table/data-table";
import { downloadFile } from "../download";
import { Menu, MenuItem } from "../frame/menu";
import { useNotify } from "../toast";
import { type PictureSource, picturePng, pictureSvg } from "./saved-picture";

const Saver = createContext<RefObject<(() => PictureSource | null) | null> | null>(null);

/** A drawing inside a ChartFrame says here how it is saved. */
export function usePictureSource(source: () => PictureSource | null): void {
  const slot = useContext(Saver);
  useEffect(() => {
    if (!slot) return;
    slot.current = source;
    return () => {
      slot.current = null;
    };
  }, [slot, source]);
}

export type ChartFrameProps<Row extends RowData> = {
  title: string;
  level?: 2 | 3 | 4;
  lead?: ReactNode;
  legend?: ReactNode;
  /** Who measured or printed it. */
  source: string;
  /** Dataset, years, region and scope rule, link rule, N, L, code version, computed at: one a line. */
  basis: readonly string[];
  /** The same data as a table, for readers, for 'as a table' and for the CSV file. */
  table: { columns: readonly DataColumn<Row>[]; rows: readonly Row[]; rowId: (row: Row) => string };
  /** Further buttons beside 'save'. */
  actions?: ReactNode;
  children: ReactNode;
};

/** Title, legend, picture, origin; the picture as a table; the whole saved as PNG, SVG or CSV with its origin on it. */
export function ChartFrame<Row extends RowData>(props: ChartFrameProps<Row>) {
  const { title, level = 2, lead, legend, source, basis, table, actions, children } = props;
  const t = useTranslations("common");
  const notify = useNotify();
  const id = useId();
  const saver = useRef<(() => PictureSource | null) | null>(null);
  const [asTable, setAsTable] = useState(false);
  const Heading = `h${level}` as const;
  const words = { title, lines: [`${t("source")}: ${source}`, ...basis] };
  const save = async (kind: "png" | "svg") => {
    try {
      const picture = saver.current?.();
      if (!picture) throw new Error("the picture is not drawn yet");
      const font = getComputedStyle(document.body).fontFamily;
      if (kind === "svg")
        downloadFile(`${title}.svg`, await pictureSvg(picture, words, font), "image/svg+xml");
      else downloadFile(`${title}.png`, await picturePng(picture, words, font), "image/png");
    } catch {
      notify.failedWith(t("chart.notSaved"));
    }
  };
  const saveCsv = () =>
    downloadFile(
      `${title}.csv`,
      toCsv(table.columns, table.rows, t("table.thousandWon"), words.lines),
      "text/csv;charset=utf-8",
    );
  return (
    <figure
      aria-labelledby={id}
      className="flex min-w-0 flex-col rounded-large border border-line bg-surface"
    >
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 pt-4">
        <div className="min-w-0 flex-1 basis-60">
          <Heading id={id}>{title}</Heading>
          {lead && <p className="mt-0.5 text-note text-ink-subtle">{lead}</p>}
        </div>
        <div className="no-print flex flex-wrap items-center gap-2">
          {actions}
          <Button
            size="small"
            icon={asTable ? <ChartLine aria-hidden size={16} /> : <Table2 aria-hidden size={16} />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t("chart.asChart") : t("chart.asTable")}
          </Button>
          <Menu
            label={t("chart.save")}
            trigger={
              <Button size="small" icon={<Download aria-hidden size={16} />}>
                {t("chart.save")}
              </Button>
            }
          >
            {!asTable && <MenuItem onSelect={() => save("png")}>{t("chart.savePng")}</MenuItem>}
            {!asTable && <MenuItem onSelect={() => save("svg")}>{t("chart.saveSvg")}</MenuItem>}
            <MenuItem onSelect={saveCsv}>{t("chart.saveCsv")}</MenuItem>
          </Menu>
        </div>
      </div>
      {legend && !asTable && <div className="px-5 pt-2">{legend}</div>}
      <div className="min-w-0 flex-1 px-5 py-3">
        {asTable ? (
          <DataTable label={t("chart.dataOf", { title })} {...table} origin={words.lines} maxHeight="28rem" />
        ) : (
          <Saver.Provider value={saver}>{children}</Saver.Provider>
        )}
      </div>
      <figcaption className="border-t border-line px-5 py-3 text-note text-ink-subtle">
        {words.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </figcaption>
    </figure>
  );
}
