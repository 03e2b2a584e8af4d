"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Menu, MenuItem, MenuLabel, MenuLine } from "./menu";

/** Which project I am in, and the way to another. */
export function ProjectSwitcher({ enabled }: { enabled: boolean }) {
  const t = useTranslations("common.frame");
  const trpc = useTRPC();
  const { projectId } = useParams<{ projectId?: string }>();
  const projects = useQuery({ ...trpc.projects.list.queryOptions(), enabled });
  const current = projects.data?.find((project) => project.id === projectId);
  return (
    <Menu
      label={t("projects")}
      align="start"
      trigger={
        <button
          type="button"
          className="flex min-h-10 min-w-0 max-w-72 items-center gap-1.5 rounded-medium border border-line px-3 hover:bg-surface-strong"
        >
          <span className="truncate">{current?.name ?? t("chooseProject")}</span>
          <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-subtle" />
        </button>
      }
    >
      <MenuLabel>{t("projects")}</MenuLabel>
      {projects.data?.map((project) => (
        <MenuItem key={project.id} asChild>
          <Link
            href={`/projects/${project.id}`}
            aria-current={project.id === projectId ? "page" : undefined}
            className="aria-[current=page]:font-bold"
          >
            {project.name}
          </Link>
        </MenuItem>
      ))}
      {projects.data?.length === 0 && <MenuItem disabled>{t("noProject")}</MenuItem>}
      <MenuLine />
      <MenuItem asChild>
        <Link href="/">{t("allProjects")}</Link>
      </MenuItem>
    </Menu>
  );
}
