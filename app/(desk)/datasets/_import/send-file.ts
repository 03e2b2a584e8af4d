import type { ReceivedUpload } from "@/server/features/datasets/receive-upload";

/** A refusal of the server in the shape of a procedure's error, so that the same words are found for it. */
export class UploadError extends Error {
  readonly data: unknown;
  constructor(data: unknown) {
    super("upload refused");
    this.data = data;
  }
}

/** Sends one file as it is; `onProgress` gets the share that has left. Aborting stops it and leaves nothing behind. */
export function sendFile(
  file: File,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<ReceivedUpload> {
  return new Promise((resolve, reject) => {
    // fetch cannot say how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", "/api/uploads");
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () =>
      request.status === 201
        ? resolve(request.response as ReceivedUpload)
        : reject(new UploadError(request.response?.data ?? { code: "INTERNAL_SERVER_ERROR" }));
    request.onerror = () => reject(new UploadError(undefined));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
