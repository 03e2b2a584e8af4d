import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { readTheme, THEME_COOKIE } from "./_components/theme";
import { Toaster } from "./_components/toast";
import { TooltipProvider } from "./_components/tooltip";
import { ApiProvider } from "./_trpc/client";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("product"), template: `%s | ${t("product")}` },
    description: t("productLine"),
    icons: { icon: "/icon.svg" },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={await getLocale()} data-theme={theme} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider>
          <ApiProvider>
            <TooltipProvider>{children}</TooltipProvider>
            <Toaster />
          </ApiProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
