import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeniedState } from "@/app/_components/error-state";
import { TabLinks } from "@/app/_components/tabs";
import { actorOfRequest } from "@/app/_trpc/server";
import { can } from "@/server/domain/permissions";

/** People and the organisation's audit trail. Managers read the trail; only administrators look after people. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("people.tabs");
  const actor = await actorOfRequest();
  if (!actor || !can(actor.role, "audit:read")) return <DeniedState />;
  return (
    <div className="flex flex-col gap-5">
      {can(actor.role, "people:manage") && (
        <TabLinks
          label={t("label")}
          items={[
            { href: "/admin", label: t("people"), exact: true },
            { href: "/admin/audit", label: t("audit") },
          ]}
        />
      )}
      {children}
    </div>
  );
}
