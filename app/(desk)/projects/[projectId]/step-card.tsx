"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/app/_components/badge";
import { Stat } from "@/app/_components/stat";
import type { ProjectHome } from "@/server/features/projects/overview";
import type { StepStatus } from "@/server/features/projects/steps";
import { STEP_SIGN, STEP_TONE } from "../../step-dots";

type Props = { projectId: string; number: number; status: StepStatus; figures: ProjectHome["figures"] };

/** One step: its state in a word, its headline figures with their origin, what is missing. The whole card leads there. */
export function StepCard({ projectId, number, status, figures }: Props) {
  const t = useTranslations("common.steps");
  const words = useTranslations("project.figures");
  const missing = useTranslations("project.missing");
  const { step, state } = status;
  const Sign = STEP_SIGN[state];
  return (
    <section className="relative flex min-w-0 flex-col gap-3 rounded-large border border-line bg-surface px-5 py-4 hover:border-primary">
      <div className="flex items-start justify-between gap-2">
        <h2>
          <Link
            href={`/projects/${projectId}/${step}`}
            className="text-ink no-underline after:absolute after:inset-0 hover:underline"
          >
            {number}. {t(step)}
          </Link>
        </h2>
        <Badge tone={STEP_TONE[state]} icon={<Sign aria-hidden size={12} />}>
          {step === "plan" && figures.plan.accepted > 0 && state !== "stale"
            ? words("acceptedOf", {
                accepted: figures.plan.accepted,
                all: figures.plan.recommendations,
              })
            : t(`state.${state}`)}
        </Badge>
      </div>
      <StepFigures step={step} figures={figures} />
      {status.missing.length > 0 && (
        <ul className="mt-auto flex flex-col gap-0.5 border-t border-line pt-2 text-note text-ink-subtle">
          {status.missing.slice(0, 3).map((key) => (
            <li key={key}>{missing(key)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

const Row = ({ children }: { children: ReactNode }) => (
  <div className="relative z-10 flex w-fit flex-wrap gap-x-6 gap-y-2">{children}</div>
);
const Basis = ({ children }: { children: ReactNode }) => (
  <p className="text-note text-ink-subtle">{children}</p>
);

function StepFigures({ step, figures }: Pick<Props, "figures"> & { step: StepStatus["step"] }) {
  const t = useTranslations("project.figures");
  const format = useFormatter();
  const kinds = t("unitKinds");
  const cases = t("unitCases");
  if (step === "define")
    return (
      <Row>
        <Stat label={t("industries")} value={figures.define.industries} unit={kinds} />
        <Stat label={t("codes")} value={figures.define.codes} unit={kinds} />
      </Row>
    );
  if (step === "atlas") {
    const { atlas } = figures;
    const missing = atlas ? t("published") : t("notYet");
    return (
      <>
        <Row>
          <Stat label={t("nodes")} help="nodes" value={atlas?.nodes ?? null} missing={missing} />
          <Stat label={t("links")} help="links" value={atlas?.links ?? null} missing={missing} />
          <Stat
            label={t("hubCandidates")}
            value={atlas?.hubCandidates ?? null}
            unit={kinds}
            missing={atlas ? t("noHubs", { count: atlas.hubCompared }) : t("notYet")}
          />
        </Row>
        {atlas && (
          <Basis>
            {atlas.origin === "PUBLISHED"
              ? t("publishedBasis", { source: atlas.source })
              : t("atlasBasis", {
                  view: atlas.viewLabel ?? "",
                  dataset: atlas.dataset ?? "",
                  at: atlas.computedAt ? format.dateTime(atlas.computedAt, { dateStyle: "medium" }) : "",
                })}
          </Basis>
        )}
      </>
    );
  }
  if (step === "patents")
    return (
      <Row>
        <Stat label={t("patents")} value={figures.patents.patents} unit={cases} />
        <Stat label={t("topics")} value={figures.patents.topics} unit={kinds} missing={t("noTopics")} />
      </Row>
    );
  const { accepted, recommendations } = figures.plan;
  return (
    <Row>
      <Stat
        label={t("accepted")}
        value={recommendations === 0 ? null : accepted}
        unit={cases}
        missing={t("noRecommendation")}
        note={recommendations > 0 && t("ofAll", { count: recommendations })}
      />
    </Row>
  );
}
