import { randomInt } from "node:crypto";

/** Letters and digits that nobody confuses when reading them from paper (no 0 O, 1 l I). */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A first password to hand over once: 16 of 31 signs, about 79 bits, in four groups. */
export const initialPassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(""),
  ).join("-");
