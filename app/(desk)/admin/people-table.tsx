"use client";

import { Ellipsis } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { IconButton } from "@/app/_components/button";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { Menu, MenuItem, MenuLabel } from "@/app/_components/frame/menu";
import type { PersonView } from "@/server/features/people/data";
import type { PersonAct } from "./people";

type State = "active" | "initial" | "locked" | "disabled";
const stateOf = ({ disabled, account }: PersonView): State =>
  disabled
    ? "disabled"
    : account?.lockedUntil
      ? "locked"
      : account?.mustChangePassword
        ? "initial"
        : "active";
const TONE = { active: "success", initial: "info", locked: "warning", disabled: "neutral" } as const;

export function PeopleTable(props: {
  people: PersonView[];
  onAct: (act: PersonAct, person: PersonView) => void;
}) {
  const { people, onAct } = props;
  const t = useTranslations("people.table");
  const roles = useTranslations("common.role");
  const format = useFormatter();
  const columns: DataColumn<PersonView>[] = [
    {
      id: "name",
      header: t("name"),
      value: (person) => person.name,
      fixed: true,
      width: 190,
      cell: (person) => (
        <span className="flex flex-wrap items-center gap-1.5 font-bold">
          {person.name}
          {person.isMe && <Badge tone="primary">{t("me")}</Badge>}
          {person.isSample && <Badge>{t("sample")}</Badge>}
        </span>
      ),
    },
    { id: "email", header: t("email"), value: (person) => person.email, width: 230 },
    {
      id: "role",
      header: t("role"),
      value: (person) => roles(person.role),
      filter: "set",
      width: 120,
    },
    {
      id: "state",
      header: t("state"),
      value: (person) => t(stateOf(person)),
      filter: "set",
      width: 130,
      cell: (person) => <Badge tone={TONE[stateOf(person)]}>{t(stateOf(person))}</Badge>,
    },
    {
      id: "lastSeen",
      header: t("lastSeen"),
      value: (person) => person.account?.lastSeenAt?.toISOString() ?? null,
      missing: () => t("never"),
      filter: false,
      width: 180,
      cell: (person) =>
        person.account?.lastSeenAt
          ? format.dateTime(person.account.lastSeenAt, { dateStyle: "medium", timeStyle: "short" })
          : "–",
    },
    {
      id: "sessions",
      header: t("sessions"),
      value: (person) => person.account?.sessions ?? null,
      kind: "integer",
      filter: false,
      width: 90,
    },
    {
      id: "acts",
      sort: false,
      header: t("acts"),
      value: () => null,
      filter: false,
      width: 80,
      cell: (person) => <PersonMenu person={person} onAct={(act) => onAct(act, person)} />,
    },
  ];
  return (
    <DataTable
      label={t("label")}
      columns={columns}
      rows={people}
      rowId={(person) => person.userId}
      initialSort={{ id: "name" }}
    />
  );
}

function PersonMenu({ person, onAct }: { person: PersonView; onAct: (act: PersonAct) => void }) {
  const t = useTranslations("people.acts");
  return (
    <Menu
      label={t("menu", { name: person.name })}
      trigger={
        <IconButton size="small" label={t("menu", { name: person.name })}>
          <Ellipsis aria-hidden size={18} />
        </IconButton>
      }
    >
      {person.isMe ? (
        <MenuLabel>{t("own")}</MenuLabel>
      ) : (
        <>
          <MenuItem onSelect={() => onAct("role")}>{t("changeRole")}</MenuItem>
          <MenuItem onSelect={() => onAct("reset")}>{t("resetPassword")}</MenuItem>
        </>
      )}
      <MenuItem onSelect={() => onAct("sessions")}>{t("sessions")}</MenuItem>
      {!person.isMe && (
        <MenuItem onSelect={() => onAct("disable")}>{t(person.disabled ? "enable" : "disable")}</MenuItem>
      )}
    </Menu>
  );
}
