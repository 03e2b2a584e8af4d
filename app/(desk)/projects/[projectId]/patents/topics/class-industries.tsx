"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import type { Topic } from "../api-types";

type Industries = Topic["industries"];
type Prefix = Industries["prefixes"][number];
const EVIDENCE_SHOWN = 4;
/** Classes that give less are left out of the sentence. */
const LEAST_EVIDENCE = 0.001;

/** What the patent classes alone lead to, each with its evidence and the five-digit codes under it; `even`: spread evenly. */
export function ClassIndustries({ industries, even }: { industries: Industries; even: boolean }) {
  const t = useTranslations("patents.industries");
  const { prefixes, otherPrefixes } = industries;
  const most = prefixes[0]?.share ?? 0;
  return (
    <>
      <ul className="mt-2 flex flex-col gap-4">
        {prefixes.map((prefix) => (
          <Industry key={prefix.code} prefix={prefix} most={most} even={even} />
        ))}
      </ul>
      {otherPrefixes > 0 && (
        <p className="mt-3 text-note text-ink-subtle">{t("others", { count: otherPrefixes })}</p>
      )}
    </>
  );
}

function Industry({ prefix, most, even }: { prefix: Prefix; most: number; even: boolean }) {
  const t = useTranslations("patents.industries");
  const locale = useLocale();
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const nameOf = ({ nameKo, nameEn }: { nameKo: string; nameEn: string }) =>
    locale === "ko" ? nameKo : nameEn;
  const inChain = prefix.subclasses.some(({ chains }) => chains.length > 0);
  return (
    <li className="min-w-0">
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 font-bold">
          {prefix.code} {nameOf(prefix)}
        </span>
        <span className="font-bold tabular-nums">{percent(prefix.share)}</span>
      </p>
      <span aria-hidden className="mt-0.5 block h-1 rounded-full bg-surface-strong">
        <span
          className="block h-1 rounded-full bg-series-1"
          style={{ width: `${most > 0 ? (prefix.share / most) * 100 : 0}%` }}
        />
      </span>
      <p className="mt-0.5 text-note text-ink-subtle">
        {t("evidence", {
          list: prefix.evidence
            .filter(({ weight }, i) => i === 0 || weight >= LEAST_EVIDENCE)
            .slice(0, EVIDENCE_SHOWN)
            .map(({ ipc, weight }) => `${ipc} ${percent(weight)}`)
            .join(", "),
        })}
      </p>
      {prefix.under > 1 ? (
        <details open={inChain} className="text-note">
          <summary className="cursor-pointer py-0.5 text-primary-ink">
            {t(even ? "under" : "underRanked", { count: prefix.under })}
          </summary>
          <ul className="flex flex-col gap-1 border-l-2 border-line pl-3">
            {prefix.subclasses.map((one) => (
              <Subclass key={one.code} one={one} name={nameOf(one)} share={percent(one.share)} />
            ))}
            {prefix.under > prefix.subclasses.length && (
              <li className="text-ink-subtle">
                {t("moreUnder", { count: prefix.under - prefix.subclasses.length })}
              </li>
            )}
          </ul>
        </details>
      ) : (
        <ul className="text-note">
          {prefix.subclasses
            .filter(({ code, chains }) => code !== prefix.code || chains.length > 0)
            .map((one) => (
              <Subclass key={one.code} one={one} name={nameOf(one)} share={percent(one.share)} />
            ))}
        </ul>
      )}
    </li>
  );
}

/** A five-digit industry, with the value chains that it stands in. */
function Subclass({ one, name, share }: { one: Prefix["subclasses"][number]; name: string; share: string }) {
  const t = useTranslations("patents.industries");
  const roles = useTranslations("common.flow");
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span className="min-w-0 flex-1 basis-40">
        {one.code} {name}
      </span>
      {one.chains.map(({ industryId, name: industry, role }) => (
        <Badge key={`${industryId} ${role}`} tone="primary">
          {t("chain", { name: industry, role: roles(role) })}
        </Badge>
      ))}
      <span className="tabular-nums">{share}</span>
    </li>
  );
}
