import { z } from "zod";
import { AUDIT_EVENTS, type AuditEventType } from "@/server/domain/audit-events";

/** What a reader looks for, in the order of the four steps; the screen offers these as its filter. */
export const AUDIT_GROUPS = {
  access: ["SIGNED_IN", "SIGN_IN_FAILED", "LOCKED_OUT", "PASSWORD_CHANGED", "SESSION_REVOKED"],
  people: [
    "MEMBER_ADDED",
    "MEMBER_ROLE_CHANGED",
    "MEMBER_DISABLED",
    "MEMBER_ENABLED",
    "PASSWORD_RESET",
    "PROJECT_MEMBER_SET",
  ],
  project: ["PROJECT_CREATED", "PROJECT_CHANGED", "PROJECT_ARCHIVED", "PROJECT_RESTORED"],
  data: ["DATASET_IMPORTED", "DATASET_YEARS_ADDED", "DATASET_ARCHIVED", "DATASET_RESTORED", "JOB_CANCELLED"],
  define: ["INDUSTRY_CREATED", "INDUSTRY_CHANGED", "INDUSTRY_REMOVED", "INDUSTRY_RESTORED"],
  atlas: [
    "ATLAS_COMPUTED",
    "ANALYSIS_COMPUTED",
    "HUB_PROPOSED",
    "HUB_APPROVED",
    "HUB_RETURNED",
    "HUB_WITHDRAWN",
  ],
  patents: [
    "PATENTS_IMPORTED",
    "TOPICS_COMPUTED",
    "TOPIC_RENAMED",
    "TOPICS_EDITED",
    "TOPIC_EDIT_UNDONE",
    "TOPIC_INDUSTRIES_SET",
    "TERM_LISTS_SAVED",
    "PRIOR_CREATED",
  ],
  plan: [
    "RECOMMENDATIONS_GENERATED",
    "RECOMMENDATION_PROPOSED",
    "RECOMMENDATION_ACCEPTED",
    "RECOMMENDATION_REJECTED",
    "RECOMMENDATION_RECALLED",
    "ANNOTATED",
    "ANNOTATION_RESOLVED",
    "RULES_CHANGED",
    "PLAN_CHANGED",
  ],
} as const satisfies Record<string, readonly AuditEventType[]>;
export type AuditGroup = keyof typeof AUDIT_GROUPS;
export const AUDIT_GROUP_NAMES = Object.keys(AUDIT_GROUPS) as [AuditGroup, ...AuditGroup[]];

/** `cursor` is the id of the last row already read: the answer goes on behind it. */
export const auditInput = z.object({
  group: z.enum(AUDIT_GROUP_NAMES).optional(),
  types: z.array(z.enum(AUDIT_EVENTS)).max(AUDIT_EVENTS.length).optional(),
  actorId: z.string().max(64).optional(),
  subject: z.object({ type: z.string().max(40), id: z.string().max(64) }).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullish(),
  limit: z.number().int().min(1).max(100).default(30),
});
