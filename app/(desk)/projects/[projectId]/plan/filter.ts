import type { Recommendation } from "./api-types";

/** What is looked at; an empty string is everything. The cuts never move with it. */
export type Filter = { region: string; subject: string; status: string };
export const NO_FILTER: Filter = { region: "", subject: "", status: "" };

export const matches = ({ region, subject, status }: Filter, item: Recommendation) =>
  (region === "" || item.region.key === region) &&
  (subject === "" || item.subject.id === subject) &&
  (status === "" || (status === "undetermined" ? item.outcome === "undetermined" : item.status === status));

export type Choice = { value: string; label: string };
type Regional = Pick<Recommendation, "region" | "subject">;

/** Each region once, in the order of the data. */
export const regionsOf = (items: readonly Regional[], label: (of: Recommendation["region"]) => string) => [
  ...new Map(
    items.map(({ region }) => [region.key, { value: region.key, label: label(region) } satisfies Choice]),
  ).values(),
];

export const subjectsOf = (items: readonly Regional[]) => [
  ...new Map(
    items.map(({ subject }) => [subject.id, { value: subject.id, label: subject.label } satisfies Choice]),
  ).values(),
];
