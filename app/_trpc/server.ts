import { cache } from "react";
import { appRouter } from "@/server/api/root";
import { createCaller } from "@/server/api/trpc";
import { currentActor } from "@/server/auth";
import { db } from "@/server/db";

/** The signed-in person of this request, read once. */
export const actorOfRequest = cache(currentActor);

/** The router's procedures for server components, under the same permissions as over the wire. */
export const serverApi = cache(async () =>
  createCaller(appRouter)({ db: db(), actor: await actorOfRequest(), now: () => new Date() }),
);
