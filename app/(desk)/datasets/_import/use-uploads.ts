"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useNotify } from "@/app/_components/toast";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { InputRole } from "@/server/features/datasets/schema";
import { useImportErrorText } from "./refusal-text";
import { sendFile } from "./send-file";

export type Sending = { name: string; bytes: number; share: number };

/** Sends files one after the other into an import, which is opened (for a data set, where it adds years) with the first of them. */
export function useUploads(
  importId: string | null,
  addToId: string | null,
  onOpened: (importId: string) => void,
) {
  const t = useTranslations("datasets");
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const errorText = useImportErrorText();
  const [sending, setSending] = useState<Sending | null>(null);
  const stop = useRef<AbortController | null>(null);

  const send = async (files: File[], role?: InputRole) => {
    if (files.length === 0 || stop.current) return;
    const aborter = new AbortController();
    stop.current = aborter;
    let id = importId;
    for (const file of files) {
      const shown = { name: file.name, bytes: file.size };
      setSending({ ...shown, share: 0 });
      try {
        const upload = await sendFile(file, {
          onProgress: (share) => setSending({ ...shown, share }),
          signal: aborter.signal,
        });
        if (id === null) {
          const name = file.name.replace(/\.[^.]+$/, "").slice(0, 100) || t("import.nameFallback");
          id = (await api.datasets.startImport.mutate({ name, ...(addToId ? { addToId } : {}) })).importId;
          onOpened(id); // the address is that of the import from now on: a reload finds what has arrived
        }
        const { version } = await api.datasets.getImport.query({ importId: id });
        await api.datasets.attachFile.mutate({
          importId: id,
          version,
          uploadId: upload.id,
          ...(role ? { role } : {}),
        });
      } catch (error) {
        if (aborter.signal.aborted) {
          notify.failedWith(t("files.uploadStopped"));
          break;
        }
        notify.failedWith(t("files.failed", { name: file.name, reason: errorText(error) }));
      }
    }
    setSending(null);
    stop.current = null;
    // A first answer that is on its way was asked for before the file had come; invalidating alone would take it for the new one.
    await client.cancelQueries({ queryKey: trpc.datasets.pathKey() });
    await client.invalidateQueries({ queryKey: trpc.datasets.pathKey() });
  };
  const busy = sending !== null;
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [busy]);
  return { sending, send, cancel: () => stop.current?.abort() };
}
