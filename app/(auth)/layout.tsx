import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

/** The door: the product's name and one card. */
export default async function DoorLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-6 px-4 py-8">
      <div className="flex items-center gap-3">
        {/* biome-ignore lint/performance/noImgElement: a vector sign of 300 bytes needs no optimiser */}
        <img src="/icon.svg" alt="" width={40} height={40} />
        <div>
          <p className="text-title font-bold text-ink-strong">{t("product")}</p>
          <p className="text-note text-ink-subtle">{t("productLine")}</p>
        </div>
      </div>
      {children}
    </main>
  );
}
