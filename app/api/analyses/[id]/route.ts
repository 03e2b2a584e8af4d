import { currentActor } from "@/server/auth";
import { db } from "@/server/db";
import { rowsRequest } from "./rows-request";

type Props = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Props) {
  const format = new URL(request.url).searchParams.get("format");
  return rowsRequest({ ...(await params), format }, { db: db(), actor: await currentActor() });
}
