/** One row of the prior from patent classes to KSIC prefixes (prisma/reference/README.md says what each field means). */
export type IpcPrior = {
  ipc: string;
  condition: "" | "without_a61k" | "alone" | "aggregate";
  prefix: string;
  weight: number;
  method: "concordance" | "refinement" | "fraction";
};
