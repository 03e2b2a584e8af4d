import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { actorOfRequest, serverApi } from "@/app/_trpc/server";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage() {
  if (await actorOfRequest()) redirect("/");
  const { needsSetUp, sampleAccounts } = await (await serverApi()).account.entrance();
  return <SignInForm needsSetUp={needsSetUp} sampleAccounts={sampleAccounts} />;
}
