import { DomainError } from "@/server/domain/errors";

/** One option of a verb: `--name VALUE`, or a bare switch when it has no `value`. */
export type OptionSpec = { value?: string; help: string; required?: boolean };
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** A verb of the command: what it does, its options, what it prints. */
export type Verb = {
  summary: string;
  options: OptionSpecs;
  /** Lines under the options in --help. */
  notes: string[];
  run(options: Options): Promise<void>;
};

/** Values by option name; a switch that is given is "true". */
export type Options = Partial<Record<string, string>>;

export const badInput = (message: string) => new DomainError("BAD_INPUT", message, "bad_argument");

/**
 * Reads `--name value`, `--name=value` and switches. The last of several values counts.
 *
 * @throws DomainError BAD_INPUT for an unknown option (naming the nearest one), a missing value, a missing option
 */
export function parsedOptions(words: readonly string[], specs: OptionSpecs): Options {
  const options: Options = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (!name) throw badInput(`${word}: expected an option such as --${Object.keys(specs)[0]}`);
    // `constructor` is no option, though every object has one.
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (!spec) {
      const near = nearest(name, Object.keys(specs));
      throw badInput(`unknown option --${name}; did you mean --${near}?`);
    }
    if (!spec.value) {
      if (inline !== undefined) throw badInput(`--${name} takes no value`);
      options[name] = "true";
      continue;
    }
    const value = inline ?? words[++at];
    if (value === undefined || (inline === undefined && value.startsWith("--")))
      throw badInput(`--${name} needs a value: --${name} ${spec.value}`);
    options[name] = value;
  }
  for (const [name, { required, value }] of Object.entries(specs))
    if (required && options[name] === undefined) throw badInput(`--${name} ${value} is required`);
  return options;
}

/** The candidate that takes the fewest changes of one letter (Levenshtein); the first of several. */
export function nearest(word: string, candidates: readonly string[]): string {
  const distance = (a: string, b: string) => {
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++)
        next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
      row = next;
    }
    return row[b.length]!;
  };
  return candidates.reduce((best, next) => (distance(word, next) < distance(word, best) ? next : best));
}

/** `name` as a number, or undefined when it is not given. @throws DomainError BAD_INPUT */
export function numberOption(
  options: Options,
  name: string,
  expected: string,
  good: (value: number) => boolean = Number.isFinite,
) {
  const text = options[name];
  if (text === undefined) return undefined;
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!good(value)) throw badInput(`--${name} ${text}: expected ${expected}`);
  return value;
}

/** `name` as one of the choices. @throws DomainError BAD_INPUT */
export function choiceOption<T extends string>(
  options: Options,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const choice = choices.find((each) => each === text);
  if (!choice) throw badInput(`--${name} ${text}: expected ${choices.join(" | ")}`);
  return choice;
}

export function helpOf(name: string, { summary, options, notes }: Verb): string {
  const rows = Object.entries(options).map(([option, { value, help, required }]) => [
    `  --${option}${value ? ` ${value}` : ""}`,
    `${help}${required ? " (required)" : ""}`,
  ]);
  const width = Math.max(...rows.map(([left]) => left!.length)) + 2;
  return [
    `npm run -s atlas -- ${name} [options]`,
    summary,
    "",
    ...rows.map(([left, right]) => left!.padEnd(width) + right),
    "",
    ...notes,
    "",
  ].join("\n");
}
