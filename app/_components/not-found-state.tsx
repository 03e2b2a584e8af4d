import { getTranslations } from "next-intl/server";
import { LinkButton } from "./button";
import { EmptyState } from "./empty-state";

/** Nothing is at this address, or nothing that this person may see. */
export async function NotFoundState() {
  const t = await getTranslations("common");
  return (
    <div className="flex flex-col gap-4">
      <h1>{t("notFoundTitle")}</h1>
      <EmptyState
        title={t("notFoundBody")}
        picture="memo"
        action={
          <LinkButton variant="primary" href="/">
            {t("toDesk")}
          </LinkButton>
        }
      />
    </div>
  );
}
