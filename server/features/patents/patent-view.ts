import type { Db } from "@/server/db";
import { regionLabel } from "@/server/features/reference/data";

/** A patent as a page reads it, its regions by name. */
export const patentView = ({
  id,
  applicationNo,
  year,
  filingDate,
  title,
  titleEn,
  abstract,
  ipc,
  applicants,
  regions,
}: Awaited<ReturnType<Db["patent"]["findFirstOrThrow"]>>) => ({
  ...{ id, applicationNo, year, filingDate, title, titleEn, abstract, ipc, applicants },
  regions: regions.map((code) => regionLabel(code)),
});
export type PatentView = ReturnType<typeof patentView>;
