import { getTranslations } from "next-intl/server";
import { currentActor } from "@/server/auth";
import { db } from "@/server/db";
import { rejectsRequest } from "./rejects-request";
import { rejectWords } from "./rejects-text";

type Props = { params: Promise<{ kind: string; id: string }> };

export async function GET(_: Request, { params }: Props) {
  const t = await getTranslations("datasets");
  return rejectsRequest(await params, {
    db: db(),
    actor: await currentActor(),
    words: rejectWords(t),
  });
}
