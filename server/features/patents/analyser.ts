import { Garu } from "garu-ko";
import type { NounAnalyser } from "@/server/compute/topics/noun-parts";

let loading: Promise<NounAnalyser> | undefined;

/**
 * The Korean morphological analyser (garu-ko, its model inside the package), loaded once per process in about 0.1 s.
 * It is given single word forms, never sentences: each distinct form of a corpus is analysed once.
 */
export function loadNounAnalyser(): Promise<NounAnalyser> {
  loading ??= Garu.load().then((garu) => (form) => {
    const result = garu.analyze(form);
    return Array.isArray(result) ? [] : result.tokens;
  });
  return loading;
}
