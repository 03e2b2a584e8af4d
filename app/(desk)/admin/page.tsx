import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeniedState } from "@/app/_components/error-state";
import { actorOfRequest } from "@/app/_trpc/server";
import { can } from "@/server/domain/permissions";
import { People } from "./people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

export default async function PeoplePage() {
  const actor = await actorOfRequest();
  return actor && can(actor.role, "people:manage") ? <People /> : <DeniedState />;
}
