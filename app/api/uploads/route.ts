import { currentActor } from "@/server/auth";
import { db } from "@/server/db";
import { uploadRequest } from "./upload-request";

export const POST = async (request: Request) =>
  uploadRequest(request, { db: db(), actor: await currentActor(), now: () => new Date() });
