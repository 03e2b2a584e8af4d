import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { AnalysisResult } from "./result";

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** gzip of the JSON of a result, as it is kept in Analysis.result. */
export const encodeResult = async (result: AnalysisResult): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await zip(JSON.stringify(result)));

export const decodeResult = async (bytes: Uint8Array): Promise<AnalysisResult> =>
  JSON.parse((await unzip(bytes)).toString("utf8"));
