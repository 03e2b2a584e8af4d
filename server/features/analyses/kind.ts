import type { OptionValues } from "./fields";
import type { AnalysisResult } from "./result";
import type { AnalysisParams } from "./schema";
import type { AnalysisSource } from "./source";

/** What an analysis may use. `report` says how far it is (0 to 1) and throws CANCELLED once a stop was asked for. */
export type AnalysisContext = AnalysisParams & {
  source: AnalysisSource;
  report: (progress: number) => Promise<void>;
};

/** One kind of analysis: the same code for the job and for the command line. The options have been checked. */
export type AnalysisRun = (context: AnalysisContext) => Promise<AnalysisResult>;

/** Options whose types the fields of the kind guarantee. */
export const optionsAs = <Options>(options: OptionValues): Options => options as unknown as Options;
