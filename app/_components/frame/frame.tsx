"use client";

import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { Logo } from "../logo";
import { JobIndicator } from "./job-indicator";
import { NavDrawer } from "./nav-drawer";
import { ProjectSwitcher } from "./project-switcher";
import { SearchBox } from "./search-box";
import { SideNav } from "./side-nav";
import { type Person, UserMenu } from "./user-menu";

/** Bar at the top, places at the left, the page in the middle: the same on every page of the desk. */
export function Frame({ person, children }: { person: Person; children: ReactNode }) {
  const t = useTranslations("common");
  const path = usePathname();
  const router = useRouter();
  // Until an initial password is changed the server refuses everything else, so the way leads there.
  const settled = !person.mustChangePassword;
  useEffect(() => {
    if (!settled && path !== "/account") router.replace("/account");
  }, [settled, path, router]);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-medium focus:bg-primary-hover focus:px-4 focus:py-2 focus:text-on-primary"
      >
        {t("frame.skip")}
      </a>
      <header className="no-print sticky top-0 z-30 flex h-14 items-center gap-2 border-b border-line bg-surface px-3 lg:px-5">
        <NavDrawer role={person.role} enabled={settled} />
        <Link
          href="/"
          className="flex items-center gap-2 pr-2 font-bold text-ink-strong no-underline lg:w-44"
        >
          <Logo />
          <span>{t("product")}</span>
        </Link>
        <div className="min-w-0 max-lg:hidden">
          <ProjectSwitcher enabled={settled} />
        </div>
        <div className="ml-auto flex min-w-0 items-center gap-1">
          {settled && <SearchBox />}
          {settled && <JobIndicator />}
          <UserMenu person={person} />
        </div>
      </header>
      <div className="flex min-w-0 flex-1">
        <aside className="no-print sticky top-14 h-[calc(100dvh-3.5rem)] w-48 shrink-0 overflow-y-auto border-r border-line bg-surface p-3 max-lg:hidden">
          <SideNav role={person.role} />
        </aside>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 outline-none lg:px-6">
          {children}
        </main>
      </div>
    </div>
  );
}
