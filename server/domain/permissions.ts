/** Roles in an organisation. A project membership can only narrow them (see `effectiveRole`). */
export const ROLES = ["VIEWER", "ANALYST", "MANAGER", "ADMINISTRATOR"] as const;
export type Role = (typeof ROLES)[number];
export const PROJECT_ROLES = ["NONE", "VIEWER", "ANALYST", "MANAGER"] as const;
export type ProjectRole = (typeof PROJECT_ROLES)[number];

/**
 * The one table of permissions: the same row guards the procedure and shows or hides the button.
 * Analysts propose, managers decide; an administrator looks after people, not after content.
 */
export const PERMISSIONS = {
  "project:read": ["VIEWER", "ANALYST", "MANAGER", "ADMINISTRATOR"],
  "project:create": ["ANALYST", "MANAGER", "ADMINISTRATOR"],
  "project:edit": ["ANALYST", "MANAGER", "ADMINISTRATOR"],
  "project:members": ["MANAGER", "ADMINISTRATOR"],
  "project:archive": ["MANAGER", "ADMINISTRATOR"],
  "define:edit": ["ANALYST", "MANAGER"],
  "dataset:read": ["VIEWER", "ANALYST", "MANAGER", "ADMINISTRATOR"],
  "dataset:import": ["ANALYST", "MANAGER"],
  "dataset:archive": ["MANAGER", "ADMINISTRATOR"],
  "atlas:run": ["ANALYST", "MANAGER"],
  "patents:edit": ["ANALYST", "MANAGER"],
  "hub:propose": ["ANALYST", "MANAGER"],
  "hub:decide": ["MANAGER"],
  "recommendation:generate": ["ANALYST", "MANAGER"],
  "recommendation:propose": ["ANALYST", "MANAGER"],
  "recommendation:decide": ["MANAGER"],
  "plan:edit": ["ANALYST", "MANAGER"],
  "annotation:write": ["ANALYST", "MANAGER"],
  "rules:read": ["VIEWER", "ANALYST", "MANAGER", "ADMINISTRATOR"],
  "rules:edit": ["MANAGER"],
  "prior:read": ["VIEWER", "ANALYST", "MANAGER", "ADMINISTRATOR"],
  "prior:edit": ["MANAGER"],
  "job:cancel": ["ANALYST", "MANAGER", "ADMINISTRATOR"],
  "audit:read": ["MANAGER", "ADMINISTRATOR"],
  "people:read": ["VIEWER", "ANALYST", "MANAGER", "ADMINISTRATOR"],
  "people:manage": ["ADMINISTRATOR"],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/** Who is asking: one person in one organisation. */
export type Actor = {
  id: string;
  name: string;
  email: string;
  orgId: string;
  role: Role;
  sessionId: string;
  mustChangePassword: boolean;
};

const RANK: Record<Role, number> = { VIEWER: 0, ANALYST: 1, MANAGER: 2, ADMINISTRATOR: 3 };

/**
 * The role that holds in a project: the organisation's role, narrowed by the project's where there is one. A project
 * role never gives more than the organisation's; NONE shuts the project (null), except to administrators, who must be
 * able to repair its membership.
 */
export function effectiveRole(orgRole: Role, projectRole: ProjectRole | null): Role | null {
  if (projectRole === null || orgRole === "ADMINISTRATOR") return orgRole;
  if (projectRole === "NONE") return null;
  return RANK[projectRole] < RANK[orgRole] ? projectRole : orgRole;
}

/** May this role do that? The only predicate; screens and procedures both call it. */
export function can(role: Role | null, permission: Permission): boolean {
  return role !== null && (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
