import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/page-header";
import { serverApi } from "@/app/_trpc/server";
import { AboutMe } from "./about-me";
import { MySessions } from "./my-sessions";
import { PasswordForm } from "./password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.account"))("title") };
}

export default async function AccountPage() {
  const t = await getTranslations("auth.account");
  const me = await (await serverApi()).account.me();
  if (me.mustChangePassword)
    return (
      <div className="mx-auto flex max-w-xl flex-col gap-5">
        <PageHeader title={t("forcedTitle")} lead={t("forcedLead")} />
        <PasswordForm forced />
      </div>
    );
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <AboutMe name={me.name} email={me.email} role={me.role} />
          <MySessions />
        </div>
        <PasswordForm forced={false} />
      </div>
    </div>
  );
}
