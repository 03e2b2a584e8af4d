import { Garu } from "garu-ko";
import type { NounAnalyser } from "@/server/compute/topics/noun-parts";
import { loadKiwiAnalyser } from "./kiwi-analyser";

let loading: Promise<NounAnalyser> | undefined;

/**
 * The Korean morphological analyser, loaded once per process: garu-ko, its model inside the package, in about 0.1 s; or Kiwi
 * where the setting STRATLAS_KIWI_MODEL names the folder of its model (kiwi-analyser.ts).
 * It is given single word forms, never sentences: each distinct form of a corpus is analysed once.
 */
export function loadNounAnalyser(): Promise<NounAnalyser> {
  const kiwiModel = process.env.STRATLAS_KIWI_MODEL;
  loading ??= kiwiModel ? loadKiwiAnalyser(kiwiModel) : loadGaru();
  return loading;
}

async function loadGaru(): Promise<NounAnalyser> {
  const garu = await Garu.load();
  return (form) => {
    const result = garu.analyze(form);
    return Array.isArray(result) ? [] : result.tokens;
  };
}
