"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ErrorState } from "@/app/_components/error-state";
import { PageHeader } from "@/app/_components/page-header";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import type { PersonView } from "@/server/features/people/data";
import { AddPersonDialog } from "./add-person-dialog";
import { ChangeRoleDialog } from "./change-role-dialog";
import { DisableDialog } from "./disable-dialog";
import { type IssuedPassword, PasswordDialog } from "./password-dialog";
import { PeopleTable } from "./people-table";
import { ResetPasswordDialog } from "./reset-password-dialog";
import { SessionsDialog } from "./sessions-dialog";

export type PersonAct = "role" | "sessions" | "reset" | "disable";

/** The people of the organisation, and one dialog at a time over them. */
export function People() {
  const t = useTranslations("people");
  const people = useQuery(useTRPC().people.list.queryOptions());
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<{ act: PersonAct; person: PersonView } | null>(null);
  const [issued, setIssued] = useState<IssuedPassword | null>(null);
  const shown = (act: PersonAct) => (open?.act === act ? open.person : null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <Button variant="primary" icon={<UserPlus aria-hidden size={18} />} onClick={() => setAdding(true)}>
            {t("add.open")}
          </Button>
        }
      />
      {people.data ? (
        <PeopleTable people={people.data} onAct={(act, person) => setOpen({ act, person })} />
      ) : people.error ? (
        <ErrorState error={people.error} onRetry={() => people.refetch()} />
      ) : (
        <Skeleton shape="table" />
      )}
      <AddPersonDialog open={adding} onOpenChange={setAdding} onIssued={setIssued} />
      <ChangeRoleDialog person={shown("role")} onClose={close} />
      <SessionsDialog person={shown("sessions")} onClose={close} />
      <ResetPasswordDialog person={shown("reset")} onClose={close} onIssued={setIssued} />
      <DisableDialog person={shown("disable")} onClose={close} />
      <PasswordDialog issued={issued} onClose={() => setIssued(null)} />
    </>
  );
}
