import type { ArrangedGroup } from "@/server/features/analyses/arrangement-text";
import type { Analysis } from "../api-types";
import { columnOf } from "./cells";

/** A group that is being changed; `proposed` is the name that stands in its box until a person writes one. */
export type EditedGroup = ArrangedGroup & { id: number };

/** The groups of a result, each with its name, or the name of what its items have in common. */
export function groupsOf(analysis: Analysis, nameOf: (code: string) => string): EditedGroup[] {
  const groups = analysis.tables.find(({ key }) => key === "groups");
  const items = analysis.tables.find(({ key }) => key === "groupItems");
  if (!groups || !items) return [];
  const [named, first] = [columnOf(groups, "name").at, columnOf(groups, "industry1").at];
  const [item, group] = [columnOf(items, "item").at, columnOf(items, "group").at];
  return groups.rows.map((row, at) => {
    const members = items.rows.filter((one) => one[group] === at + 1).map((one) => String(one[item]));
    const proposed = row[first] == null ? members[0] : nameOf(String(row[first]));
    return { id: at, name: String((named < 0 ? null : row[named]) ?? proposed ?? ""), items: members };
  });
}

/** The item in another group; a group without items is gone. `to` null begins a group of its own. */
export function moved(
  groups: readonly EditedGroup[],
  item: string,
  to: number | null,
  name: string,
): EditedGroup[] {
  const id = Math.max(-1, ...groups.map((group) => group.id)) + 1;
  const without = groups.map((group) => ({ ...group, items: group.items.filter((one) => one !== item) }));
  const put = without.map((group) => (group.id === to ? { ...group, items: [...group.items, item] } : group));
  return [...put, ...(to === null ? [{ id, name, items: [item] }] : [])].filter(
    ({ items }) => items.length > 0,
  );
}

/** Two of one name, or one without: none of them can be told apart. */
export const wrongNames = (groups: readonly EditedGroup[]): number[] =>
  groups
    .filter(
      ({ id, name }) =>
        name.trim() === "" || groups.some((other) => other.id !== id && other.name.trim() === name.trim()),
    )
    .map(({ id }) => id);
