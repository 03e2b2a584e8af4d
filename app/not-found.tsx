import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotFoundState } from "@/app/_components/not-found-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common"))("notFoundTitle") };
}

export default function NotFound() {
  return (
    <main className="mx-auto max-w-2xl px-4 py-16">
      <NotFoundState />
    </main>
  );
}
