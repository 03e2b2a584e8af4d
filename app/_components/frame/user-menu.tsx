"use client";

import { ChevronDown, KeyRound, LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { LOCALES, type Locale } from "@/i18n/locales";
import type { Role } from "@/server/domain/permissions";
import { THEMES } from "../theme";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from "./menu";
import { useChooseLocale, useTheme } from "./preferences";

export type Person = { name: string; email: string; role: Role; mustChangePassword: boolean };

export function UserMenu({ person }: { person: Person }) {
  const t = useTranslations("common");
  const locale = useLocale() as Locale;
  const chooseLocale = useChooseLocale();
  const [theme, chooseTheme] = useTheme();
  return (
    <Menu
      label={t("frame.user")}
      trigger={
        <button
          type="button"
          className="flex min-h-10 items-center gap-1.5 rounded-medium px-2 hover:bg-surface-strong"
        >
          <UserRound aria-hidden size={18} className="text-ink-subtle" />
          <span className="max-w-32 truncate font-bold max-sm:sr-only">{person.name}</span>
          <ChevronDown aria-hidden size={14} className="max-sm:hidden" />
        </button>
      }
    >
      <div className="px-2.5 py-1.5">
        <p className="font-bold">{person.name}</p>
        <p className="text-note text-ink-subtle">{person.email}</p>
        <p className="text-note text-ink-subtle">{t(`role.${person.role}`)}</p>
      </div>
      <MenuLine />
      <MenuLabel>{t("frame.language")}</MenuLabel>
      <MenuChoice
        value={locale}
        onChange={chooseLocale}
        choices={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <MenuLabel>{t("frame.theme")}</MenuLabel>
      <MenuChoice
        value={theme}
        onChange={chooseTheme}
        choices={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      <MenuLine />
      <MenuItem asChild>
        <Link href="/account">
          <KeyRound aria-hidden size={16} />
          {t("frame.password")}
        </Link>
      </MenuItem>
      <MenuItem onSelect={() => signOut({ callbackUrl: "/sign-in" })}>
        <LogOut aria-hidden size={16} />
        {t("frame.signOut")}
      </MenuItem>
    </Menu>
  );
}
