/**
 * Jobs whose end the open page itself tells, so that it is not told a second time in passing. A job that is still at work
 * when its page is left is watched by nobody any more.
 */
const watched = new Set<string>();

export const isWatched = (jobId: string) => watched.has(jobId);

/** Watch a job; the result stops watching it, unless it has `ended` meanwhile. */
export function watchJob(jobId: string, ended: () => boolean): () => void {
  watched.add(jobId);
  return () => {
    if (!ended()) watched.delete(jobId);
  };
}
