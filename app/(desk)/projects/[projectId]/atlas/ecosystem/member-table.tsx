"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { DataTable } from "@/app/_components/data-table/data-table";
import { useAddress } from "../address";
import type { EgoAnswer, Run, View } from "../api-types";
import { Origin } from "../origin";
import { useMemberColumns } from "./use-member-columns";

/** The industries of the picture; a press opens one in the whole network. */
export function MemberTable({
  run,
  view,
  subject,
  network,
}: {
  run: Run;
  view: View;
  subject: EgoAnswer["subject"];
  network: NonNullable<EgoAnswer["network"]>;
}) {
  const t = useTranslations("atlas.ecosystem");
  const columns = useMemberColumns(run);
  const [, go] = useAddress();
  return (
    <Card
      title={t("members")}
      lead={t("membersLead")}
      footer={<Origin run={run} view={view} size={{ nodes: subject.nodes, links: subject.links }} />}
    >
      <DataTable
        label={t("members")}
        columns={columns}
        rows={network.nodes}
        rowId={(row) => row.code}
        initialSort={{ id: "kInside", desc: true }}
        onRowClick={(row) => go({ tab: "network", code: row.code })}
        maxHeight="32rem"
      />
    </Card>
  );
}
