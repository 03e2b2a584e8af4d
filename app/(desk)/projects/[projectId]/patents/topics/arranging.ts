import type { TopicItem } from "../api-types";

/** What those who may arrange topics need for it; null for the others. */
export type Arranging = {
  projectId: string;
  runId: string;
  /** Version of the arrangement that is on the screen. */
  seen: number;
  topics: readonly TopicItem[];
  onPick: (key: string) => void;
  onRename: (key: string) => void;
  onStarted: (jobId: string) => void;
};
