"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { can, type Role } from "@/server/domain/permissions";
import type { ProjectMemberView } from "@/server/features/projects/data";

const FEW = 8;

/** Who may enter this project, and as what. */
export function HomeMembers(props: { projectId: string; members: ProjectMemberView[]; role: Role }) {
  const { projectId, members, role } = props;
  const t = useTranslations("project.home");
  const roles = useTranslations("common.role");
  return (
    <Card
      title={t("members")}
      actions={
        can(role, "project:members") && (
          <Link href={`/projects/${projectId}/settings?tab=members`}>{t("manageMembers")}</Link>
        )
      }
    >
      <ul className="flex flex-col gap-1.5">
        {members.slice(0, FEW).map((member) => (
          <li key={member.userId} className="flex items-baseline justify-between gap-3">
            <span className="truncate">{member.name}</span>
            <span className="shrink-0 text-note text-ink-subtle">{member.role && roles(member.role)}</span>
          </li>
        ))}
      </ul>
      {members.length > FEW && (
        <p className="mt-2 text-note text-ink-subtle">{t("moreMembers", { count: members.length - FEW })}</p>
      )}
    </Card>
  );
}
