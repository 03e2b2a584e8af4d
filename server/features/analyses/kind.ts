import type { JobStage } from "@/server/features/jobs/schema";
import type { OptionValues } from "./fields";
import type { AnalysisResult } from "./result";
import type { AnalysisParams } from "./schema";
import type { AnalysisSource } from "./source";

/** What an analysis may use. `report` says how far it is (0 to 1) and throws CANCELLED once a stop was asked for. */
export type AnalysisContext = AnalysisParams & {
  source: AnalysisSource;
  report: (progress: number, stage?: JobStage) => Promise<void>;
  /** A folder, of the same data, parameters and code only, where long work keeps what it has finished; made when used. */
  scratchDir?: string;
  /** A folder for rows that are too many for a result (sweep-files.ts); without it they are not kept. */
  filesDir?: string;
};

/** One kind of analysis: the same code for the job and for the command line. The options have been checked. */
export type AnalysisRun = (context: AnalysisContext) => Promise<AnalysisResult>;

/** Options whose types the fields of the kind guarantee. */
export const optionsAs = <Options>(options: OptionValues): Options => options as unknown as Options;
