"use client";

import { ErrorState } from "@/app/_components/error-state";

/** A page that fell over. `digest` names the entry in the server's log; in the page itself nothing of the inside shows. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div>
      <ErrorState {...(error.digest ? { number: error.digest } : {})} onRetry={reset} />
    </div>
  );
}
