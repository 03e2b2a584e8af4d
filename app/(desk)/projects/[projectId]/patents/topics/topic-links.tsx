"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import type { Topic } from "../api-types";

const CODES_SHOWN = 6;

/** Which strategic industries of the project share industries with the topic, and in which role. */
export function TopicLinks({ projectId, topic }: { projectId: string; topic: Topic }) {
  const t = useTranslations("patents.links");
  const roles = useTranslations("common.flow");
  const locale = useLocale();
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const { links } = topic.industries;
  return (
    <Card title={t("title")} lead={t("lead")}>
      {links.length === 0 ? (
        <div className="flex flex-col items-start gap-2">
          <p>{t("none")}</p>
          <LinkButton size="small" href={`/projects/${projectId}/define`}>
            {t("define")}
          </LinkButton>
        </div>
      ) : (
        <ul className="flex flex-col gap-3">
          {links.map((link) => (
            <li key={link.industryId}>
              <p className="font-bold">{t("industry", { name: link.name, share: percent(link.share) })}</p>
              <ul className="mt-1 flex flex-col gap-1 text-note">
                {link.codes.slice(0, CODES_SHOWN).map(({ code, role, share, nameKo, nameEn }) => (
                  <li key={`${code} ${role}`} className="flex gap-2">
                    <Badge tone={role === "SELF" ? "primary" : "neutral"}>{roles(role)}</Badge>
                    <span className="min-w-0 flex-1">
                      {code} {locale === "ko" ? nameKo : nameEn}
                    </span>
                    <span className="tabular-nums">{percent(share)}</span>
                  </li>
                ))}
              </ul>
              {link.codes.length > CODES_SHOWN && (
                <p className="text-note text-ink-subtle">
                  {t("more", { count: link.codes.length - CODES_SHOWN })}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
