/** Flag of an ego network of so few industries that one partner more or less moves its figures far. */
export const SMALL_ECOSYSTEM = "small_ecosystem";

/** The flags of a result, with the mark of a small ecosystem by the project's hub pack. None at all is not small. */
export const markedSmall = (
  { flags, nodes }: { flags: readonly string[]; nodes: number | null },
  { smallBelow }: { smallBelow: number },
): string[] => (nodes !== null && nodes > 0 && nodes < smallBelow ? [...flags, SMALL_ECOSYSTEM] : [...flags]);
