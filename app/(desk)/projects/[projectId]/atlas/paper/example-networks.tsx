"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { Figure } from "@/app/_components/figure";
import { Skeleton } from "@/app/_components/skeleton";
import { Term } from "@/app/_components/term";
import { useTRPC } from "@/app/_trpc/client";
import { ExamplePicture } from "./example-picture";

const FOUR = ["a", "b", "c", "d"] as const;

/** The paper's six small networks, by which the indicators are defined: printed beside computed. */
export function ExampleNetworks({ source }: { source: string }) {
  const t = useTranslations("atlas.paper");
  const names = useTranslations("atlas");
  const query = useQuery(useTRPC().published.exampleNetworks.queryOptions());
  return (
    <Card
      id="examples"
      className="scroll-mt-4"
      title={t("examplesTitle")}
      lead={t("examplesLead")}
      footer={<p>{t("from", { source, chapter: "III" })}</p>}
    >
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      ) : !query.data ? (
        <Skeleton shape="cards" />
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {query.data.map(({ id, name, nodes, links, printed, computed, origin }) => (
            <li key={id} className="flex min-w-0 flex-col gap-2 rounded-medium border border-line p-4">
              <h3>{names(name as never)}</h3>
              <div className="flex flex-wrap items-center gap-4">
                <ExamplePicture
                  nodes={nodes}
                  links={links}
                  label={t("exampleLabel", { nodes, links: links.length })}
                />
                <table className="min-w-36 flex-1 text-right">
                  <thead className="text-note text-ink-subtle">
                    <tr>
                      <th scope="col" className="text-left font-normal">
                        {t("indicator")}
                      </th>
                      <th scope="col" className="font-normal">
                        {t("printedShort")}
                      </th>
                      <th scope="col" className="font-normal">
                        {t("recomputed")}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {FOUR.map((key) => (
                      <tr key={key} className="border-t border-line">
                        <th scope="row" className="py-0.5 text-left font-normal">
                          <Term id={key}>{key}</Term>
                        </th>
                        <td>
                          <Figure quiet kind="decimal" decimals={1} value={printed[key]} />
                        </td>
                        <td className="font-bold">
                          <Figure quiet kind="decimal" decimals={3} value={computed[key]} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {origin === "fitted" && (
                <p className="text-note text-ink-subtle">
                  <Badge tone="info">{t("fitted")}</Badge> {t("fittedNote")}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
