import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { sameOrigin } from "@/app/api/same-origin";
import { appRouter } from "@/server/api/root";
import type { ApiContext } from "@/server/api/trpc";

/** The procedures over the wire. `contextOf` is asked only for what has passed the door. */
export async function trpcRequest(request: Request, contextOf: () => Promise<ApiContext>): Promise<Response> {
  if (forged(request))
    return Response.json({ error: { message: "not from this site", code: "FORBIDDEN" } }, { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: contextOf,
    onError: ({ error, path }) => {
      if (error.code === "INTERNAL_SERVER_ERROR") console.error(`trpc ${path}:`, error.cause ?? error);
    },
  });
}

/**
 * What another site's page could send in somebody's name: a form or a file goes without asking, JSON does not. The
 * cookie's SameSite does not help between ports of one host, which are one site.
 */
function forged(request: Request): boolean {
  if (request.method === "GET") return false;
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return true;
  return request.headers.get("origin") !== null && !sameOrigin(request);
}
