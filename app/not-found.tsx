import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "./_components/button";
import { EmptyState } from "./_components/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common"))("notFoundTitle") };
}

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <main className="mx-auto flex max-w-2xl flex-col gap-4 px-4 py-16">
      <h1>{t("notFoundTitle")}</h1>
      <EmptyState
        title={t("notFoundBody")}
        picture="file"
        action={
          <LinkButton variant="primary" href="/">
            {t("toDesk")}
          </LinkButton>
        }
      />
    </main>
  );
}
