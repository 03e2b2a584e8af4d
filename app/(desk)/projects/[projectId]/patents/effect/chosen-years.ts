import type { useAddress } from "../address";

/** The years as they are chosen among the region's new technologies, which the address says. */
export function yearsOf({ window, until, period }: ReturnType<typeof useAddress>[0]) {
  const whole = (text: string | undefined) => (text && /^\d{1,4}$/.test(text) ? Number(text) : undefined);
  return {
    ...(whole(window) ? { window: whole(window) } : {}),
    ...(whole(until) ? { until: whole(until) } : {}),
    period: period === "all" || period === "recent" ? (period as "all" | "recent") : undefined,
  };
}
