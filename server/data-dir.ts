import { join, resolve } from "node:path";

/** Where everything lives that is made on this machine: database, uploads, stores. `STRATLAS_DATA` moves it. */
export const dataDir = (): string => resolve(process.env.STRATLAS_DATA ?? ".data");

/** A path below the data folder from its stored, relative form. */
export const inDataDir = (relative: string): string => join(dataDir(), relative);
