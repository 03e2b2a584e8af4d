import { currentActor } from "@/server/auth";
import { db } from "@/server/db";
import { trpcRequest } from "./trpc-request";

const handler = (request: Request) =>
  trpcRequest(request, async () => ({ db: db(), actor: await currentActor(), now: () => new Date() }));

export { handler as GET, handler as POST };
