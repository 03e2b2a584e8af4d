"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useParams, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { type ComboOption, SuggestBox } from "../suggest-box";
import { useDebounced } from "../use-debounced";
import { IndustryDialog } from "./industry-dialog";

const BROAD = "(min-width: 48rem)";

/** Industry by code or part of its name, and project by name; '/' goes to it from anywhere. */
export function SearchBox() {
  const t = useTranslations("common.frame");
  const trpc = useTRPC();
  const router = useRouter();
  const locale = useLocale() as "ko" | "en";
  const { projectId } = useParams<{ projectId?: string }>();
  const [words, setWords] = useState("");
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const query = useDebounced(words.trim(), 120);
  const industries = useQuery({
    ...trpc.reference.search.queryOptions({ query, limit: 8, locale }),
    enabled: query !== "",
    placeholderData: (before) => before,
  });
  const projects = useQuery({ ...trpc.projects.list.queryOptions(), enabled: query !== "" });
  const options: ComboOption[] = [
    ...(projects.data ?? [])
      .filter((project) => query !== "" && project.name.includes(query))
      .slice(0, 3)
      .map((project) => ({ id: `project:${project.id}`, label: project.name, group: t("projects") })),
    ...(query === "" ? [] : (industries.data ?? [])).map((industry) => ({
      id: `industry:${industry.code}`,
      label: locale === "ko" ? industry.nameKo : industry.nameEn,
      note: industry.code,
      group: t("industries"),
    })),
  ];
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      const typing = (event.target as Element).closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      setOpen(true);
      document.getElementById("frame-search")?.focus();
    };
    document.addEventListener("keydown", go);
    return () => document.removeEventListener("keydown", go);
  }, []);
  const pick = (id: string) => {
    setOpen(false);
    setWords("");
    const [kind, value] = id.split(":") as [string, string];
    if (kind === "project") router.push(`/projects/${value}`);
    else setCode(value);
  };
  return (
    <>
      <button
        type="button"
        aria-label={t("search")}
        title={t("search")}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
          requestAnimationFrame(() => document.getElementById("frame-search")?.focus());
        }}
        className="inline-flex size-10 shrink-0 items-center justify-center rounded-medium hover:bg-surface-strong md:hidden"
      >
        <Search aria-hidden size={20} className="text-ink-subtle" />
      </button>
      <div
        className={
          open
            ? "min-w-0 max-md:absolute max-md:inset-x-0 max-md:top-14 max-md:border-b max-md:border-line max-md:bg-surface max-md:p-3 md:w-80"
            : "min-w-0 max-md:hidden md:w-80"
        }
      >
        <SuggestBox
          id="frame-search"
          label={t("search")}
          placeholder={t("searchHint")}
          words={words}
          onWords={setWords}
          options={options}
          onPick={pick}
          busy={industries.isFetching && query !== ""}
          onLeave={() => {
            if (!window.matchMedia(BROAD).matches) setOpen(false);
          }}
        />
      </div>
      <IndustryDialog code={code} projectId={projectId ?? null} onClose={() => setCode(null)} />
    </>
  );
}
