import { z } from "zod";

/**
 * One option of an analysis, said once: from it come the check of the input, the field of the form (its words are
 * analyses.fields.<name> in the messages) and the option of the command line (`--kebab-name`, with `help`).
 */
export type Field = { name: string; help: string } & (
  | { type: "number"; min: number; max: number; whole?: boolean; fallback: number | null }
  | { type: "choice"; choices: readonly string[]; fallback: string }
  | { type: "yesno"; fallback: boolean }
  | { type: "years"; fallback: null }
  /** wide: the nation and mega-regions too, each a region of its own. */
  | { type: "regions"; fallback: null; wide?: true }
  | { type: "codes"; fallback: null }
  /** `form`: what the screen offers for it instead of a box of text, if anything. */
  | { type: "text"; most: number; fallback: string; form: "changes" | "technology" | "none" }
);
export type FieldType = Field["type"];

export type OptionValue = number | string | boolean | number[] | string[] | null;
export type OptionValues = Record<string, OptionValue>;

const schemaOf = (field: Field): z.ZodType<OptionValue> => {
  switch (field.type) {
    case "number": {
      const number = (field.whole ? z.number().int() : z.number()).min(field.min).max(field.max);
      return field.fallback === null ? number.nullable() : number;
    }
    case "choice":
      return z.enum(field.choices as [string, ...string[]]);
    case "yesno":
      return z.boolean();
    case "years":
      return z.array(z.number().int().min(1900).max(2200)).min(1).max(100).nullable();
    case "regions":
      return z.array(z.string().trim().min(2).max(40)).min(1).max(300).nullable();
    case "codes":
      return z.array(z.string().trim().min(1).max(20)).min(1).max(2_000).nullable();
    case "text":
      return z.string().max(field.most);
  }
};

/** The options of some fields, each with its fallback; an unknown name is refused. */
export const optionsSchema = (fields: readonly Field[]) =>
  z.strictObject(
    Object.fromEntries(fields.map((field) => [field.name, schemaOf(field).default(field.fallback as never)])),
  ) as unknown as z.ZodType<OptionValues, Partial<OptionValues>>;

export const optionDefaults = (fields: readonly Field[]): OptionValues =>
  Object.fromEntries(fields.map(({ name, fallback }) => [name, fallback]));
