"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ResultTable } from "@/server/features/analyses/schema";
import { columnOf } from "../../atlas/analyses/cells";
import type { Analysis } from "../../atlas/api-types";
import { BOX, placedPaths, type WeightedPath } from "./path-layout";

/** So many paths to one strategic industry are drawn; the table of the analysis has the others. */
const PATHS_DRAWN = 2;
const SUBJECTS_DRAWN = 6;

const text = (cell: unknown) => (cell === null || cell === undefined ? "" : String(cell));

/** The strongest paths of the result to each strategic industry, strongest industry first. */
export function pathsOf(table: ResultTable): WeightedPath[] {
  const at = (key: string) => columnOf(table, key).at;
  const all = table.rows.map((row) => ({
    subject: text(row[at("subject")]),
    codes: text(row[at("way")]).split(" → "),
    nearness: text(row[at("nearness")]).split(" ").filter(Boolean).map(Number),
    strength: Number(row[at("pathStrength")] ?? 0),
  }));
  const subjects = [...new Set(all.map(({ subject }) => subject))];
  return subjects
    .map((subject) => all.filter((one) => one.subject === subject).slice(0, PATHS_DRAWN))
    .sort((a, b) => b[0]!.strength - a[0]!.strength)
    .slice(0, SUBJECTS_DRAWN)
    .flat();
}

/** From the technology's industries, left, over their trading partners to the strategic industries, right. */
export function PathColumns({
  paths,
  names,
  shares,
}: {
  paths: readonly WeightedPath[];
  names: Analysis["names"];
  shares: ReadonlyMap<string, number>;
}) {
  const t = useTranslations("patents.effect.paths");
  const locale = useLocale() as "ko" | "en";
  const format = useFormatter();
  const figure = (value: number) =>
    format.number(value, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  const nameOf = (code: string) => names[code]?.[locale] ?? code;
  const { width, height, boxes, links } = placedPaths(paths);
  const spoken = paths
    .map(({ subject, codes, strength }) =>
      t("spoken", {
        subject,
        way: codes.map((code) => `${code} ${nameOf(code)}`).join(" → "),
        strength: figure(strength),
      }),
    )
    .join(" ");
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("title")}>
      <svg width={width} height={height} role="img" aria-label={spoken} className="block max-w-none">
        {links.map(({ key, from, to, weight, nearness }) => {
          const [x1, y1, x2, y2] = [from.x + BOX.width, from.y + BOX.height / 2, to.x, to.y + BOX.height / 2];
          const middle = (x1 + x2) / 2;
          return (
            <g key={key}>
              <path
                d={`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}
                fill="none"
                strokeWidth={1.5 + 4 * weight}
                className={nearness === null ? "stroke-line-strong" : "stroke-primary"}
                strokeOpacity={nearness === null ? 1 : 0.55}
                {...(nearness === null ? { strokeDasharray: "4 4" } : {})}
              />
              {nearness !== null && (
                <text
                  x={middle}
                  y={(y1 + y2) / 2 - 6}
                  textAnchor="middle"
                  className="fill-ink stroke-surface text-[12px] tabular-nums [paint-order:stroke]"
                  strokeWidth={4}
                >
                  {figure(nearness)}
                </text>
              )}
            </g>
          );
        })}
        {boxes.map(({ key, x, y, code, subject, start }) => {
          const name = subject ?? nameOf(code!);
          const share = code && start ? shares.get(code) : undefined;
          return (
            <g key={key} transform={`translate(${x} ${y})`}>
              <title>{code ? `${code} ${name}` : name}</title>
              <rect
                width={BOX.width}
                height={BOX.height}
                rx={6}
                strokeWidth={subject || start ? 2 : 1}
                className={
                  subject
                    ? "fill-primary-soft stroke-primary"
                    : start
                      ? "fill-surface stroke-primary"
                      : "fill-surface stroke-line-strong"
                }
              />
              <foreignObject width={BOX.width} height={BOX.height}>
                <div className="flex h-full flex-col justify-center px-2 text-[12px] leading-tight">
                  <p className="flex justify-between gap-1">
                    <b className="text-ink-strong">{code ?? t("strategic")}</b>
                    {share !== undefined && <span className="tabular-nums">{percent(share)}</span>}
                  </p>
                  <p className={`truncate ${subject ? "font-bold" : ""}`}>{name}</p>
                </div>
              </foreignObject>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
