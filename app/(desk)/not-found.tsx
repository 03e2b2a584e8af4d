import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common"))("notFoundTitle") };
}

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <div className="flex flex-col gap-4">
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
    </div>
  );
}
