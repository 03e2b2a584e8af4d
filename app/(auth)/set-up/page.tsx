import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/app/_components/button";
import { serverApi } from "@/app/_trpc/server";
import { SetUpForm } from "./set-up-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.setUp"))("title") };
}

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetUpPage({ searchParams }: Props) {
  const t = await getTranslations("auth.setUp");
  const { needsSetUp } = await (await serverApi()).account.entrance();
  const { token } = await searchParams;
  if (needsSetUp) return <SetUpForm givenToken={typeof token === "string" ? token : ""} />;
  return (
    <section className="flex flex-col items-start gap-4 rounded-large border border-line bg-surface p-6">
      <h1>{t("done")}</h1>
      <p>{t("doneBody")}</p>
      <LinkButton variant="primary" href="/sign-in">
        {t("toSignIn")}
      </LinkButton>
    </section>
  );
}
