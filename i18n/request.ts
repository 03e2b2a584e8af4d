import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE, NAMESPACES } from "./locales";

export default getRequestConfig(async () => {
  const wanted = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const files = NAMESPACES.map(async (name) => [
    name,
    (await import(`../messages/${locale}/${name}.json`)).default,
  ]);
  return { locale, timeZone: "Asia/Seoul", messages: Object.fromEntries(await Promise.all(files)) };
});
