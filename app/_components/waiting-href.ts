import type { Waiting } from "@/server/features/projects/waiting";

const PLACE: Record<Waiting["kind"], "approvals" | "plan"> = {
  decideHub: "approvals",
  returnedHub: "approvals",
  decideRecommendations: "plan",
  rejectedRecommendations: "plan",
  openNotes: "plan",
};

/** Where what waits for me is done: the thing itself where it is one, else the page, which opens the first of them. */
export function hrefOfWaiting({
  kind,
  projectId,
  subjectId,
}: Pick<Waiting, "kind" | "projectId" | "subjectId">) {
  const place = `/projects/${projectId}/${PLACE[kind]}`;
  if (!subjectId) return kind === "decideRecommendations" ? `${place}#waiting` : place;
  return kind.endsWith("Hub") ? `${place}/${subjectId}` : `${place}#recommendation-${subjectId}`;
}
