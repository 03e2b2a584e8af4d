"use client";

import { Database, LayoutDashboard, Scale, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { can, type Role } from "@/server/domain/permissions";
import { classNames } from "../class-names";

const PLACES = [
  { href: "/", key: "desk", icon: LayoutDashboard, permission: null, also: "/projects" },
  { href: "/datasets", key: "datasets", icon: Database, permission: "dataset:read", also: null },
  { href: "/rules", key: "rules", icon: Scale, permission: "rules:read", also: null },
  { href: "/admin", key: "admin", icon: Users, permission: "people:manage", also: null },
] as const;

const under = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

/** The four places of the desk; what a role may not enter is not shown. */
export function SideNav({ role, onGo }: { role: Role; onGo?: () => void }) {
  const t = useTranslations("common.frame");
  const path = usePathname();
  return (
    <nav aria-label={t("nav")}>
      <ul className="flex flex-col gap-1">
        {PLACES.filter((place) => place.permission === null || can(role, place.permission)).map((place) => {
          const here = path === place.href || (place.href !== "/" && under(path, place.href));
          const on = here || (place.also !== null && under(path, place.also));
          return (
            <li key={place.href}>
              <Link
                href={place.href}
                {...(onGo ? { onClick: onGo } : {})}
                aria-current={here ? "page" : on ? "true" : undefined}
                className={classNames(
                  "flex min-h-10 items-center gap-2.5 rounded-medium px-3 no-underline",
                  on ? "bg-primary-soft font-bold text-primary-ink" : "text-ink hover:bg-surface-strong",
                )}
              >
                <place.icon aria-hidden size={18} />
                {t(place.key)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
