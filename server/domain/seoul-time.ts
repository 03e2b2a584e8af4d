const DAY_AND_TIME = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: "Asia/Seoul",
});

/** 2026-11-23T08:30:00+09:00: a moment on the clock of the people whose decisions it dates. */
export const seoulTime = (at: Date): string => `${DAY_AND_TIME.format(at).replace(" ", "T")}+09:00`;

/** 2026-11-23, the day in Korea. */
export const seoulDay = (at: Date): string => seoulTime(at).slice(0, 10);
