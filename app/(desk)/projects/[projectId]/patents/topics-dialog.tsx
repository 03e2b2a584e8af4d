"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { NumberInput, RadioGroup } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import { useTRPC } from "@/app/_trpc/client";
import {
  type RegionCount,
  TOPIC_COUNT,
  TOPIC_METHODS,
  type TopicMethod,
} from "@/server/features/patents/schema";
import type { PatentSet, Run } from "./api-types";

const whole = (text: string, min: number, max: number): number | null => {
  const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
};

/** The prior that the product brings. */
const BUILT_IN = "built-in";

const askedFor = (run: Run | null) => (typeof run?.params.topics === "number" ? run.params.topics : null);

/** Everything that decides the topics. An identical result that is there already is offered instead. */
export function TopicsDialog({
  projectId,
  sets,
  run,
  onClose,
  onStarted,
  onReuse,
}: {
  projectId: string;
  sets: readonly PatentSet[];
  run: Run | null;
  onClose: () => void;
  onStarted: (jobId: string) => void;
  onReuse: (runId: string) => void;
}) {
  const t = useTranslations("patents.compute");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [setId, setSetId] = useState(sets[0]?.id ?? "");
  const [mode, setMode] = useState<"auto" | "given">(run && run.params.topics !== "auto" ? "given" : "auto");
  const [count, setCount] = useState(() =>
    String(Math.max(TOPIC_COUNT.min, askedFor(run) ?? run?.topics ?? 15)),
  );
  const [seed, setSeed] = useState(String(run?.seed ?? 1));
  const [method, setMethod] = useState<TopicMethod>(run?.params.algorithm ?? "nmf");
  const [regionCount, setRegionCount] = useState<RegionCount>(run?.params.regionCount ?? "fractional");
  /** "" = the newest one, as the server takes it when none is named. */
  const [prior, setPrior] = useState("");
  const priors = useQuery(trpc.priors.list.queryOptions());
  const ownPriors = (priors.data ?? []).filter(({ id }) => id !== null);
  const [found, setFound] = useState<string | null>(null);
  const start = useMutation(
    trpc.patents.computeTopics.mutationOptions({
      onSuccess: (answer) => {
        if (answer.reused) return setFound(answer.runId);
        client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
        onStarted(answer.jobId);
        onClose();
      },
    }),
  );
  const topics = mode === "auto" ? "auto" : whole(count, TOPIC_COUNT.min, TOPIC_COUNT.max);
  const chosenSeed = whole(seed, 0, 2_147_483_647);
  const submit = (recompute: boolean) => {
    if (topics !== null && chosenSeed !== null)
      start.mutate({
        ...{ projectId, setId, topics, seed: chosenSeed, method, regionCount, recompute },
        ...(prior === "" ? {} : { priorId: prior === BUILT_IN ? null : prior }),
      });
  };
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setFound(null);
      set(value);
    };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("lead")}
      footer={
        <>
          {found ? (
            <p role="status" className="mr-auto max-w-md self-center text-note font-bold">
              {t("found")}
            </p>
          ) : (
            start.error && (
              <p role="alert" className="mr-auto max-w-md self-center text-note font-bold text-danger-ink">
                {errorText(start.error)}
              </p>
            )
          )}
          <Button onClick={onClose}>{common("cancel")}</Button>
          {found && (
            <Button busy={start.isPending} onClick={() => submit(true)}>
              {t("recompute")}
            </Button>
          )}
          <Button
            variant="primary"
            busy={!found && start.isPending}
            disabled={topics === null || chosenSeed === null}
            onClick={() => {
              if (!found) return submit(false);
              onReuse(found);
              onClose();
            }}
          >
            {found ? t("openFound") : t("start")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Field label={t("set")} hint={t("setHint")}>
          <Select
            value={setId}
            onChange={change(setSetId)}
            options={sets.map(({ id, name, accepted }) => ({
              value: id,
              label: t("setOption", { name, count: accepted }),
            }))}
          />
        </Field>
        <RadioGroup
          legend={t("count")}
          name="topic-count"
          value={mode}
          onChange={change((value: string) => setMode(value === "given" ? "given" : "auto"))}
          choices={[
            { value: "auto", label: t("auto"), hint: t("autoHint") },
            { value: "given", label: t("given"), hint: t("givenHint") },
          ]}
        />
        {mode === "given" && (
          <Field
            label={t("number")}
            error={topics === null ? t("numberWrong", { ...TOPIC_COUNT }) : undefined}
            className="max-w-48"
          >
            <NumberInput value={count} onChange={(event) => change(setCount)(event.target.value)} />
          </Field>
        )}
        <RadioGroup
          legend={t("method")}
          name="topic-method"
          value={method}
          onChange={change((value: string) => setMethod(value === "lda" ? "lda" : "nmf"))}
          choices={TOPIC_METHODS.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
        />
        <RadioGroup
          legend={t("regionCount")}
          name="region-count"
          value={regionCount}
          onChange={change((value: string) => setRegionCount(value === "whole" ? "whole" : "fractional"))}
          choices={[
            { value: "fractional", label: t("fractional"), hint: t("fractionalHint") },
            { value: "whole", label: t("whole"), hint: t("wholeHint") },
          ]}
        />
        {ownPriors.length > 0 && (
          <Field label={t("prior")} hint={t("priorHint")}>
            <Select
              value={prior || ownPriors[0]!.id!}
              onChange={change(setPrior)}
              options={[
                ...ownPriors.map(({ id, name, version }) => ({
                  value: id!,
                  label: t("priorOption", { name, version }),
                })),
                { value: BUILT_IN, label: t("priorBuiltIn") },
              ]}
            />
          </Field>
        )}
        <Field
          label={t("seed")}
          hint={t("seedHint")}
          error={chosenSeed === null ? t("seedWrong") : undefined}
          className="max-w-md"
        >
          <NumberInput value={seed} onChange={(event) => change(setSeed)(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
