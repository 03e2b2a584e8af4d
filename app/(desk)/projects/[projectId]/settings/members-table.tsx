"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { can, PROJECT_ROLES, type ProjectRole, ROLES, type Role } from "@/server/domain/permissions";
import type { ProjectMemberView } from "@/server/features/projects/data";

/** The value of 'as in the organisation' in the list. */
const INHERIT = "";

/** Everybody of the organisation, and what of their role holds in this project. */
export function MembersTable({ projectId, myId, role }: { projectId: string; myId: string; role: Role }) {
  const t = useTranslations("project.members");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const members = useQuery(trpc.projects.members.queryOptions({ projectId }));
  const set = useMutation(
    trpc.projects.setMember.mutationOptions({
      onError: notify.failed,
      onSettled: () => client.invalidateQueries({ queryKey: trpc.projects.pathKey() }),
    }),
  );
  const allowed = can(role, "project:members");
  if (members.error && !members.data)
    return <ErrorState error={members.error} onRetry={() => members.refetch()} />;
  if (!members.data) return <Skeleton shape="table" />;
  const change = (member: ProjectMemberView, next: ProjectRole | null) =>
    set.mutate(
      { projectId, userId: member.userId, role: next, was: member.narrowed },
      { onSuccess: () => notify.done(t("saved", { name: member.name })) },
    );
  return (
    <Card title={t("label")} lead={allowed ? t("lead") : t("denied")} className="max-w-4xl" flush>
      <ul className="flex flex-col divide-y divide-line border-t border-line">
        {members.data.map((member) => (
          <MemberLine
            key={member.userId}
            member={member}
            fixed={
              !allowed
                ? ""
                : member.userId === myId
                  ? t("me")
                  : member.orgRole === "ADMINISTRATOR"
                    ? t("administrator")
                    : null
            }
            onChange={(next) => change(member, next)}
          />
        ))}
      </ul>
    </Card>
  );
}

/** `fixed` says why nothing can be changed here; null where it can. */
function MemberLine(props: {
  member: ProjectMemberView;
  fixed: string | null;
  onChange: (role: ProjectRole | null) => void;
}) {
  const { member, fixed, onChange } = props;
  const t = useTranslations("project.members");
  const roles = useTranslations("common.role");
  const words = (role: ProjectRole | null) =>
    role === null
      ? t("same", { role: roles(member.orgRole) })
      : role === "NONE"
        ? t("shut")
        : t("narrow", { role: roles(role) });
  // A project role never gives more than the organisation's, and the same one would be no narrowing.
  const narrower = PROJECT_ROLES.filter(
    (role) => role === "NONE" || ROLES.indexOf(role) < ROLES.indexOf(member.orgRole),
  );
  const offered =
    member.narrowed && !narrower.includes(member.narrowed) ? [member.narrowed, ...narrower] : narrower;
  return (
    <li className="grid items-center gap-x-6 gap-y-2 px-5 py-3 sm:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0">
        <p className="font-bold">{member.name}</p>
        <p className="truncate text-note text-ink-subtle">
          {member.email} · {roles(member.orgRole)}
        </p>
      </div>
      {fixed === null ? (
        <Select
          size="small"
          aria-label={t("choose", { name: member.name })}
          value={member.narrowed ?? INHERIT}
          onChange={(value) => onChange(value === INHERIT ? null : (value as ProjectRole))}
          options={[
            { value: INHERIT, label: words(null) },
            ...offered.map((role) => ({ value: role, label: words(role) })),
          ]}
        />
      ) : (
        <div>
          <p>{words(member.narrowed)}</p>
          {fixed && <p className="text-note text-ink-subtle">{fixed}</p>}
        </div>
      )}
    </li>
  );
}
