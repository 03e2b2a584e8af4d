"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { refusalCode, useErrorText } from "@/app/_components/error-text";
import { useNotify } from "@/app/_components/toast";
import { useUnsavedGuard } from "@/app/_components/unsaved-guard";
import { useTRPC } from "@/app/_trpc/client";
import { can, type Role } from "@/server/domain/permissions";
import { type ProjectDraft, ProjectFields, readDraft } from "../../project-fields";

export type SettledProject = {
  id: string;
  name: string;
  description: string;
  scopeCode: string;
  yearFrom: number;
  yearTo: number;
  version: number;
  archivedAt: Date | null;
};

const draftOf = (project: SettledProject): ProjectDraft => ({
  name: project.name,
  description: project.description,
  scopeCode: project.scopeCode,
  yearFrom: String(project.yearFrom),
  yearTo: String(project.yearTo),
});

export function AboutForm({ project, role }: { project: SettledProject; role: Role }) {
  const t = useTranslations("project.settings");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const notify = useNotify();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [draft, setDraft] = useState(draftOf(project));
  const refresh = () => client.invalidateQueries({ queryKey: trpc.projects.pathKey() });
  const save = useMutation(
    trpc.projects.update.mutationOptions({
      onSuccess: () => {
        notify.done(t("saved"));
        return refresh();
      },
    }),
  );
  const allowed = can(role, "project:edit");
  const closed = !allowed || project.archivedAt !== null;
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(project));
  const guard = useUnsavedGuard(!closed && changed);
  const { input, faults } = readDraft(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (input) save.mutate({ ...input, projectId: project.id, version: project.version });
  };
  return (
    <Card>
      {guard.dialog}
      <form onSubmit={submit} noValidate className="flex flex-col gap-6">
        <ProjectFields draft={draft} onChange={setDraft} faults={faults} disabled={closed} />
        {save.error && (
          <div
            role="alert"
            className="flex flex-wrap items-center gap-3 rounded-medium bg-danger-soft px-3 py-2 text-danger-ink"
          >
            <p className="flex-1 font-bold">{errorText(save.error)}</p>
            {refusalCode(save.error) === "STALE_VERSION" && (
              <Button size="small" onClick={refresh}>
                {t("reload")}
              </Button>
            )}
          </div>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
          <p className="mr-auto text-note text-ink-subtle">
            {!allowed ? t("denied") : changed ? t("unsaved") : ""}
          </p>
          {changed && <Button onClick={() => setDraft(draftOf(project))}>{c("undo")}</Button>}
          <Button
            type="submit"
            variant="primary"
            busy={save.isPending}
            disabled={closed || !changed || input === null}
          >
            {c("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
