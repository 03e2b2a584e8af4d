import type { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { InProject } from "./store-patents";
import { listProblems } from "./term-list-problems";
import { newestTermLists, writtenLists } from "./term-lists-data";
import { changeCounts, listsDifference } from "./term-lists-difference";
import type { saveTermListsInput, WrittenLists } from "./term-lists-schema";

/**
 * Keep lists as the project's next version; earlier ones stay, and so do the topics that were made with them. An earlier
 * version is taken back by saving its lists again.
 *
 * @throws DomainError STALE_VERSION (there is a newer one than `seen`) | BAD_INPUT (termEntryNoWord, termEntryContradicts,
 *   termListsUnchanged)
 */
export async function saveTermLists(
  { db, project, actor, now }: InProject,
  { seen, ...lists }: z.infer<typeof saveTermListsInput>,
): Promise<{ id: string; version: number }> {
  refuseProblems(lists);
  const stale = () => new DomainError("STALE_VERSION", `term lists are newer than version ${seen}`);
  try {
    return await db.$transaction(async (tx) => {
      const newest = await newestTermLists(tx, project.id);
      if ((newest?.version ?? 0) !== seen) throw stale();
      const changes = changeCounts(listsDifference(writtenLists(newest), lists));
      if (changes.added + changes.removed === 0)
        throw new DomainError("BAD_INPUT", "nothing differs", "termListsUnchanged");
      const version = seen + 1;
      const at = now();
      const { id } = await tx.termLists.create({
        data: { ...lists, projectId: project.id, version, createdById: actor.id, createdAt: at },
        select: { id: true },
      });
      await recordAudit(tx, {
        type: "TERM_LISTS_SAVED",
        ...{ orgId: project.orgId, projectId: project.id, actor, at },
        ...{ subjectType: "termLists", subjectId: id },
        detail: { name: String(version), version, ...changes },
      });
      return { id, version };
    });
  } catch (cause) {
    // Two at once: the unique key lets one of them through.
    if (cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === "P2002") throw stale();
    throw cause;
  }
}

function refuseProblems(lists: WrittenLists): void {
  const [problem] = listProblems(lists);
  if (!problem) return;
  const written = lists[problem.list][problem.at]!;
  const entry = typeof written === "string" ? written : `${written.from} = ${written.to}`;
  if (problem.reason === "noWord")
    throw new DomainError("BAD_INPUT", `no word in ${entry}`, "termEntryNoWord", { entry });
  throw new DomainError("BAD_INPUT", `${entry}: ${problem.reason}`, "termEntryContradicts", {
    entry,
    other: problem.other || "none",
  });
}
