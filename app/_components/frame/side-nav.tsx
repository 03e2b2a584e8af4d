"use client";

import { Database, LayoutDashboard, Scale, ScrollText, Users } from "lucide-react";
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
  { href: "/admin/audit", key: "audit", icon: ScrollText, permission: "audit:read", also: null },
] as const;

const under = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

/** The places a role may enter. Who looks after people finds the audit trail there; a manager, who may only read it, here. */
const placesOf = (role: Role) =>
  PLACES.filter(({ key, permission }) =>
    key === "audit"
      ? can(role, permission) && !can(role, "people:manage")
      : permission === null || can(role, permission),
  );

/** The places of the desk; what a role may not enter is not shown. */
export function SideNav({ role, onGo }: { role: Role; onGo?: () => void }) {
  const t = useTranslations("common.frame");
  const path = usePathname();
  return (
    <nav aria-label={t("nav")}>
      <ul className="flex flex-col gap-1">
        {placesOf(role).map((place) => {
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
