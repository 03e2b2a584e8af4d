import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Frame } from "@/app/_components/frame/frame";
import { actorOfRequest } from "@/app/_trpc/server";

/** The signed-in desk: who is not signed in is led to the door. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await actorOfRequest();
  if (!actor) redirect("/sign-in");
  const { name, email, role, mustChangePassword } = actor;
  return <Frame person={{ name, email, role, mustChangePassword }}>{children}</Frame>;
}
