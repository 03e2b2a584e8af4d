"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { can } from "@/server/domain/permissions";
import { arrangementText } from "@/server/features/analyses/schema";
import type { Analysis, Project } from "../api-types";
import { type EditedGroup, groupsOf, moved, wrongNames } from "./groups-of";

type Props = {
  project: Project;
  analysis: Analysis;
  onStarted: (jobId: string) => void;
  onFound: (analysisId: string) => void;
};

/**
 * The proposed strategic industries in the hands of a person: named, their items moved. What is kept is an analysis of
 * its own, measured with these groups, so that the proposal stays beside it.
 */
export function GroupsCard({ project, analysis, onStarted, onFound }: Props) {
  const t = useTranslations("analyses.groupsCard");
  const locale = useLocale() as "ko" | "en";
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const [before] = useState(() => groupsOf(analysis, (code) => analysis.names[code]?.[locale] ?? code));
  const [groups, setGroups] = useState(before);
  const wrong = wrongNames(groups);
  const changed = arrangementText(groups) !== arrangementText(before) || !analysis.options.arrangement;
  const save = useMutation(
    trpc.analyses.start.mutationOptions({
      onSuccess: (answer) => {
        client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
        if (answer.analysisId === null) onStarted(answer.jobId);
        else onFound(answer.analysisId);
      },
    }),
  );
  const define = useMutation(
    trpc.define.create.mutationOptions({
      onSuccess: (_, { name }) => {
        client.invalidateQueries({ queryKey: trpc.define.pathKey() });
        notify.done(t("defined", { name }));
      },
      onError: notify.failed,
    }),
  );
  const coresOf = ({ items }: EditedGroup) => [
    ...new Set(analysis.subjects.flatMap(({ label, cores }) => (items.includes(label) ? cores : []))),
  ];
  const mayDefine = can(project.role, "define:edit");
  const places = groups.map(({ id, name }) => ({ value: String(id), label: name.trim() || t("nameless") }));
  return (
    <Card title={t("title")} lead={t("lead")}>
      <ul className="grid gap-4 lg:grid-cols-2">
        {groups.map((group) => (
          <li
            key={group.id}
            className="flex min-w-0 flex-col gap-3 rounded-large border border-line bg-surface-sunken p-4"
          >
            <Field
              label={t("name")}
              error={
                wrong.includes(group.id) ? t(group.name.trim() === "" ? "noName" : "sameName") : undefined
              }
            >
              <TextInput
                value={group.name}
                maxLength={80}
                onChange={({ target }) =>
                  setGroups(groups.map((one) => (one.id === group.id ? { ...one, name: target.value } : one)))
                }
              />
            </Field>
            <ul className="flex flex-col gap-1.5">
              {group.items.map((item) => (
                <li key={item} className="flex min-w-0 items-center gap-2">
                  <span className="min-w-0 flex-1 break-words">{item}</span>
                  <Select
                    size="small"
                    className="w-40"
                    aria-label={t("move", { item })}
                    value={String(group.id)}
                    onChange={(to) =>
                      setGroups(moved(groups, item, to === "new" ? null : Number(to), t("newName", { item })))
                    }
                    options={[
                      ...places,
                      ...(group.items.length > 1 ? [{ value: "new", label: t("new") }] : []),
                    ]}
                  />
                </li>
              ))}
            </ul>
            {mayDefine && (
              <div className="mt-auto">
                <Button
                  size="small"
                  disabled={wrong.includes(group.id)}
                  busy={define.isPending && define.variables?.name === group.name.trim()}
                  onClick={() =>
                    define.mutate({
                      projectId: project.id,
                      name: group.name.trim(),
                      description: t("description", { items: group.items.join(", ") }).slice(0, 2000),
                      codes: coresOf(group).map((code) => ({ code, role: "SELF" as const })),
                    })
                  }
                >
                  {t("define", { count: coresOf(group).length })}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {save.error && (
        <p role="alert" className="mt-3 text-note font-bold text-danger-ink">
          {errorText(save.error)}
        </p>
      )}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button disabled={groups === before} onClick={() => setGroups(before)}>
          {t("reset")}
        </Button>
        <Button
          variant="primary"
          disabled={!changed || wrong.length > 0}
          busy={save.isPending}
          onClick={() =>
            save.mutate({
              projectId: project.id,
              kind: "cluster",
              runId: analysis.runId,
              viewKey: analysis.base.region.key,
              items: analysis.subjects.map(({ label, group, cores }) => ({ label, group, cores })),
              options: { ...analysis.options, arrangement: arrangementText(groups) },
            })
          }
        >
          {t("save")}
        </Button>
      </div>
    </Card>
  );
}
