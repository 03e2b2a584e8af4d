"use client";

import { ErrorState } from "./_components/error-state";

/** A page that fell over. `digest` names the entry in the server's log; in the page itself nothing of the inside shows. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div className="mx-auto max-w-2xl px-4 py-16">
      <ErrorState {...(error.digest ? { number: error.digest } : {})} onRetry={reset} />
    </div>
  );
}
