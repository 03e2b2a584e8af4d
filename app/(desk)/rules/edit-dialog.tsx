"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { TextArea } from "@/app/_components/inputs";
import { useNotify } from "@/app/_components/toast";
import { useUnsavedGuard } from "@/app/_components/unsaved-guard";
import { useTRPC } from "@/app/_trpc/client";
import { Refusal } from "../projects/[projectId]/plan/refusal";
import { useRefresh } from "../projects/[projectId]/plan/use-refresh";
import { type NamedPack, named, sameRule } from "./api-types";
import { FormFields } from "./form-fields";
import { formOf, packOf } from "./pack-form";
import { PreviewPanel } from "./preview-panel";
import { QuadrantDrawing } from "./quadrant-drawing";

/** Another version of a pack: the choices, what they would change, and why. The version before is kept. */
export function EditDialog({
  projectId,
  current,
  onClose,
}: {
  projectId: string;
  current: NamedPack;
  onClose: () => void;
}) {
  const t = useTranslations("rules.form");
  const packs = useTranslations("rules.pack");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const notify = useNotify();
  const refresh = useRefresh();
  // The version with which editing began: a newer one that arrives meanwhile is a conflict, not a base.
  const [base] = useState(current);
  const [form, setForm] = useState(() => formOf(base));
  const [reason, setReason] = useState("");
  const next = packOf(base, form);
  const same = next !== null && sameRule(next, base.pack);
  const save = useMutation(
    trpc.rules.save.mutationOptions({
      onSuccess: async ({ version }) => {
        notify.done(t("saved", { version }));
        await refresh();
        onClose();
      },
    }),
  );
  const guard = useUnsavedGuard((!same || reason.trim() !== "") && !save.isSuccess);
  const close = () => guard.leave(onClose);
  const submit = () =>
    next &&
    save.mutate({
      projectId,
      packId: base.packId,
      version: base.pack.version,
      body: { ...next },
      reason: reason.trim(),
    });
  const drawn = next ? named(base.packId, next) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={t("title", { name: packs(`${base.packId}.name`) })}
      description={t("lead", { version: base.pack.version + 1 })}
      size="large"
      footer={
        <>
          {same && <p className="mr-auto self-center text-note text-ink-subtle">{t("same")}</p>}
          <Button onClick={close}>{common("cancel")}</Button>
          <Button
            variant="primary"
            busy={save.isPending}
            disabled={next === null || same || reason.trim() === ""}
            onClick={submit}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      {guard.dialog}
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <FormFields form={form} onChange={setForm} />
          <Field label={t("reason")} hint={t("reasonHint")} required>
            <TextArea value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
          </Field>
          {save.error && (
            <Refusal
              error={save.error}
              onReload={async () => {
                await refresh();
                onClose();
              }}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {drawn?.packId === "quadrant" && <QuadrantDrawing pack={drawn.pack} />}
          {base.packId === "technology" ? (
            <p>{t("technology.noPreview")}</p>
          ) : (
            <PreviewPanel projectId={projectId} current={base} next={same ? base.pack : next} />
          )}
          <p className="text-note text-ink-subtle">{t("effect")}</p>
        </div>
      </div>
    </Dialog>
  );
}
