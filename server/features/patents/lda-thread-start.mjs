// A thread is started without what its process was started with, so it says itself that it is written in TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./lda-thread.ts");
