import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { seededRandom } from "@/server/compute/topics/random";

/** What every contestant reads: links between numbered industries, and the cores of each item. */
export type SweepNetwork = { size: number; seller: number[]; buyer: number[]; cores: number[][] };

/** As many industries and links as a national ATLAS of the paper's size has, links `significant`. */
const SIZE = 1_191;
const LINKS = 62_220;
/** Both ends of a link are drawn by weight: a few industries trade with nearly all, most with few. */
const STEEPNESS = 0.75;

/** A seeded network of that size and `items` sets of one to six cores, as JSON in `dir`; the same for every run. */
export async function sweepNetwork(dir: string, items: number): Promise<string> {
  const path = join(dir, `sweep-${items}.json`);
  if (existsSync(path)) return path;
  const random = seededRandom(3);
  const upTo: number[] = [];
  let total = 0;
  for (let i = 0; i < SIZE; i++) {
    total += (i + 12) ** -STEEPNESS;
    upTo.push(total);
  }
  const draw = () => {
    const at = random() * total;
    let [low, high] = [0, SIZE - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const links = new Set<number>();
  while (links.size < LINKS) {
    const [i, j] = [draw(), draw()];
    if (i !== j) links.add(i * SIZE + j);
  }
  const sorted = [...links].sort((x, y) => x - y);
  const cores = Array.from({ length: items }, () =>
    [
      ...new Set(Array.from({ length: 1 + Math.floor(random() * 6) }, () => Math.floor(random() * SIZE))),
    ].sort((x, y) => x - y),
  );
  const network: SweepNetwork = {
    size: SIZE,
    seller: sorted.map((link) => Math.floor(link / SIZE)),
    buyer: sorted.map((link) => link % SIZE),
    cores,
  };
  await mkdir(dir, { recursive: true });
  await writeFile(`${path}.part`, JSON.stringify(network));
  await rename(`${path}.part`, path);
  return path;
}
