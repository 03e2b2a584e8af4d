import type { Steps } from "./steps";

const PART = 200;

/** `one` of each item, with a step after every two hundred. */
export function* inParts<Item>(items: readonly Item[], one: (item: Item) => void): Steps<void> {
  for (let at = 0; at < items.length; at++) {
    one(items[at]!);
    if ((at + 1) % PART === 0) yield (at + 1) / items.length;
  }
}

/** The same over the numbers 0 .. count - 1. */
export function* countInParts(count: number, one: (at: number) => void): Steps<void> {
  for (let at = 0; at < count; at++) {
    one(at);
    if ((at + 1) % PART === 0) yield (at + 1) / count;
  }
}
