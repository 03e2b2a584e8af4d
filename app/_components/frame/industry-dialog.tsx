"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { LinkButton } from "../button";
import { Dialog } from "../dialog";
import { Skeleton } from "../skeleton";

/** The levels above a code: 30320 -> 303, 30 … (the section's letter is not in the digits). */
const prefixes = (code: string) => [2, 3, 4, 5].filter((n) => n <= code.length).map((n) => code.slice(0, n));

/** An industry found by the search: where it stands in the classification, in both languages. */
export function IndustryDialog(props: {
  code: string | null;
  projectId: string | null;
  onClose: () => void;
}) {
  const { code, projectId, onClose } = props;
  const t = useTranslations("common.frame");
  const trpc = useTRPC();
  const path = useQuery({
    ...trpc.reference.industries.queryOptions({ codes: prefixes(code ?? "") }),
    enabled: code !== null,
  });
  const own = path.data?.at(-1);
  return (
    <Dialog
      open={code !== null}
      onOpenChange={(open) => !open && onClose()}
      title={own ? `${own.code} ${own.nameKo}` : (code ?? "")}
      description={own?.nameEn}
      size="small"
      footer={
        projectId &&
        code?.length === 5 && (
          <LinkButton variant="primary" href={`/projects/${projectId}/define?code=${code}`} onClick={onClose}>
            {t("useInDefine")}
          </LinkButton>
        )
      }
    >
      {path.data ? (
        <ol className="flex flex-col gap-1">
          {path.data.map((industry) => (
            <li key={industry.code} className="flex gap-2">
              <span className="w-14 shrink-0 font-bold">{industry.code}</span>
              <span>{industry.nameKo}</span>
            </li>
          ))}
        </ol>
      ) : (
        <Skeleton />
      )}
    </Dialog>
  );
}
