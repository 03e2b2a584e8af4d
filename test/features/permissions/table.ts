import type { Role } from "@/server/domain/permissions";

/** Rows of one organisation that inputs point to; nobody else may reach them. */
export type World = {
  orgId: string;
  projectId: string;
  industryId: string;
  memberId: string;
  memberSessionId: string;
  jobId: string;
  datasetId: string;
  atlasRunId: string;
  recommendationId: string;
  proposalId: string;
  annotationId: string;
};

/**
 * Who may call a procedure, written by hand: never derive it from PERMISSIONS, or both would be wrong together.
 *
 *   allowed   'everyone' without a sign-in, 'signed-in' also with an initial password, or the roles
 *   scope     'project' inputs carry projectId: the role in the project decides, strangers get NOT_FOUND
 *   foreign   of an 'org' procedure, for somebody of another organisation: 'refused' where the input names a row of
 *             this one, 'own' where the answer is about their own
 *   input     a valid input. What would change something asks for a version or a row that does not exist, so that the
 *             call ends behind the guard without an effect
 */
export type Line = {
  allowed: "everyone" | "signed-in" | readonly Role[];
  scope: "none" | "org" | "project";
  foreign?: "refused" | "own";
  /** An 'org' procedure on a row of a project: the role in that project decides all the same. */
  narrows?: true;
  input?: (world: World) => unknown;
};

const ALL = ["VIEWER", "ANALYST", "MANAGER", "ADMINISTRATOR"] as const;
const WRITERS = ["ANALYST", "MANAGER"] as const;
const STAFF = ["ANALYST", "MANAGER", "ADMINISTRATOR"] as const;
const HEADS = ["MANAGER", "ADMINISTRATOR"] as const;
const ADMIN = ["ADMINISTRATOR"] as const;

const NOT_HERE = "no-such-row";
const OLD = 999;
const NO_IMPORT = { importId: NOT_HERE, version: OLD };
const ACT = { recommendationId: NOT_HERE, version: OLD };
const RULE_EDIT = { packId: "hub", version: OLD, reason: "이유" };
const PROJECT = { name: "사업", description: "", scopeCode: "44", yearFrom: 2020, yearTo: 2021 };
const NO_LISTS = { stopWords: [], synonyms: [], protectedTerms: [] };
const WORDS = { description: "", kwAttributes: [], kwItems: [], kwCoreTech: [], kwRelatedTech: [] };

const everyone = (input?: Line["input"]): Line => ({ allowed: "everyone", scope: "none", ...given(input) });
const signedIn = (input?: Line["input"]): Line => ({ allowed: "signed-in", scope: "none", ...given(input) });
const org = (allowed: Line["allowed"], foreign: "refused" | "own", input?: Line["input"]): Line => ({
  allowed,
  scope: "org",
  foreign,
  ...given(input),
});
/** `input` without projectId, which every one of them carries. */
const project = (allowed: Line["allowed"], input: (world: World) => object = () => ({})): Line => ({
  allowed,
  scope: "project",
  input: (world) => ({ projectId: world.projectId, ...input(world) }),
});
const given = (input: Line["input"]) => (input ? { input } : {});

export const TABLE: Record<string, Line> = {
  "account.entrance": everyone(),
  "account.setUp": everyone(() => ({
    token: "not-the-token",
    organisation: "기관",
    name: "이름",
    email: "first@example.kr",
    password: "아주 긴 비밀번호 1",
  })),
  "account.me": signedIn(),
  "account.changePassword": signedIn(() => ({ current: "틀린 비밀번호", next: "아주 긴 비밀번호 1" })),
  "account.sessions": signedIn(),
  "account.endSession": signedIn(() => ({ sessionId: NOT_HERE })),
  "account.endOtherSessions": signedIn(),

  "annotations.list": project(ALL, (w) => ({ subject: { recommendationId: w.recommendationId } })),
  "annotations.add": project(WRITERS, () => ({ subject: { proposalId: NOT_HERE }, body: "의견" })),
  "annotations.reply": project(WRITERS, () => ({ annotationId: NOT_HERE, body: "답" })),
  "annotations.resolve": project(WRITERS, () => ({ annotationId: NOT_HERE })),

  "analyses.start": project(WRITERS, () => ({ kind: "centre", runId: NOT_HERE })),
  "analyses.list": project(ALL),
  "analyses.get": project(ALL, () => ({ analysisId: NOT_HERE })),
  "atlas.start": project(WRITERS, () => ({ datasetId: NOT_HERE, years: [2020] })),
  "atlas.listRuns": project(ALL),
  "atlas.getRun": project(ALL, (w) => ({ runId: w.atlasRunId })),
  "atlas.network": project(ALL, (w) => ({ runId: w.atlasRunId })),
  "atlas.ego": project(ALL, (w) => ({
    runId: w.atlasRunId,
    subject: { kind: "STRATEGIC", id: w.industryId },
  })),
  "atlas.node": project(ALL, (w) => ({ runId: w.atlasRunId, code: "30399" })),
  "atlas.comparison": project(ALL, (w) => ({ runId: w.atlasRunId })),
  "atlas.competitiveness": project(ALL, (w) => ({ runId: w.atlasRunId })),
  "atlas.hubCandidates": project(ALL, (w) => ({ runId: w.atlasRunId })),
  "atlas.partnerSuggestions": project(ALL, () => ({ codes: ["30399"] })),
  "atlas.exportCsv": project(ALL, (w) => ({ runId: w.atlasRunId, what: "indicators" })),
  "atlas.definitions": project(ALL),

  "audit.project": project(ALL),
  "audit.projectActors": project(ALL),
  "audit.organisation": org(HEADS, "own", () => ({})),
  "audit.actors": org(HEADS, "own"),

  "datasets.list": org(ALL, "own", () => ({})),
  "datasets.get": org(ALL, "refused", (w) => ({ datasetId: w.datasetId })),
  "datasets.contents": org(ALL, "refused", (w) => ({ datasetId: w.datasetId })),
  "datasets.archive": org(HEADS, "refused", () => ({ datasetId: NOT_HERE })),
  "datasets.restore": org(HEADS, "refused", () => ({ datasetId: NOT_HERE })),
  "datasets.listImports": org(WRITERS, "own"),
  "datasets.getImport": org(WRITERS, "refused", () => ({ importId: NOT_HERE })),
  "datasets.inspect": org(WRITERS, "refused", () => ({ importId: NOT_HERE })),
  "datasets.startImport": org(WRITERS, "own", () => ({ name: "자료" })),
  "datasets.describe": org(WRITERS, "refused", () => ({
    ...NO_IMPORT,
    name: "자료",
    source: "",
    synthetic: false,
  })),
  "datasets.attachFile": org(WRITERS, "refused", () => ({ ...NO_IMPORT, uploadId: NOT_HERE })),
  "datasets.detachFile": org(WRITERS, "refused", () => ({ ...NO_IMPORT, uploadId: NOT_HERE })),
  "datasets.saveMapping": org(WRITERS, "refused", () => ({ ...NO_IMPORT, options: {} })),
  "datasets.check": org(WRITERS, "refused", () => NO_IMPORT),
  "datasets.chooseYears": org(WRITERS, "refused", () => ({ ...NO_IMPORT, replace: true })),
  "datasets.run": org(WRITERS, "refused", () => NO_IMPORT),
  "datasets.discard": org(WRITERS, "refused", () => NO_IMPORT),

  "define.list": project(ALL),
  "define.get": project(ALL, (w) => ({ industryId: w.industryId })),
  "define.links": project(ALL, () => ({ codes: ["30399"] })),
  "define.suggest": project(ALL, (w) => ({ industryId: w.industryId })),
  "define.create": project(WRITERS, () => ({ name: "산업", codes: [{ code: "00000", role: "SELF" }] })),
  "define.update": project(WRITERS, (w) => ({
    industryId: w.industryId,
    version: OLD,
    name: "산업",
    ...WORDS,
  })),
  "define.setChain": project(WRITERS, (w) => ({ industryId: w.industryId, version: OLD, codes: [] })),
  "define.remove": project(WRITERS, (w) => ({ industryId: w.industryId, version: OLD })),
  "define.restore": project(WRITERS, (w) => ({ industryId: w.industryId, version: OLD })),
  "define.duplicate": project(WRITERS, () => ({ industryId: NOT_HERE, name: "사본" })),

  "hub.list": project(ALL),
  "hub.get": project(ALL, (w) => ({ proposalId: w.proposalId })),
  "hub.propose": project(WRITERS, () => ({
    atlasRunId: NOT_HERE,
    title: "제안",
    rationale: "이유",
    items: [{ subjectKind: "STRATEGIC", subjectId: NOT_HERE, regionKey: "all" }],
  })),
  "hub.decide": project(["MANAGER"], (w) => ({
    proposalId: w.proposalId,
    decision: "return",
    version: OLD,
    reason: "이유",
  })),
  "hub.withdraw": project(WRITERS, (w) => ({ proposalId: w.proposalId, version: OLD })),

  "jobs.list": org(ALL, "own", () => ({})),
  "jobs.get": org(ALL, "refused", (w) => ({ jobId: w.jobId })),
  "jobs.cancel": { ...org(STAFF, "refused", (w) => ({ jobId: w.jobId })), narrows: true },

  "patents.sets": project(ALL),
  "patents.rejects": project(ALL, () => ({ setId: NOT_HERE })),
  "patents.search": project(ALL),
  "patents.runs": project(ALL),
  "patents.topics": project(ALL),
  "patents.topic": project(ALL, () => ({ key: "t1" })),
  "patents.topicFigures": project(ALL, () => ({ key: "t1" })),
  "patents.topicDetail": project(ALL, () => ({ key: "t1" })),
  "patents.topicMap": project(ALL),
  "patents.newTechnologies": project(ALL),
  "patents.cube": project(ALL),
  "patents.exportCube": project(ALL),
  "patents.exportTopics": project(ALL),
  "patents.preview": project(WRITERS, () => ({ uploadId: NOT_HERE })),
  "patents.previewRejects": project(WRITERS, () => ({ uploadId: NOT_HERE })),
  "patents.check": project(WRITERS, () => ({ uploadId: NOT_HERE })),
  "patents.import": project(WRITERS, () => ({ uploadId: NOT_HERE, name: "특허" })),
  "patents.computeTopics": project(WRITERS, () => ({ setId: NOT_HERE, topics: "auto" })),
  "patents.editTopics": project(WRITERS, () => ({
    ...{ runId: NOT_HERE, seen: 0 },
    edit: { kind: "RENAME", key: "t1", label: "이름" },
  })),
  "patents.splitTopic": project(WRITERS, () => ({ runId: NOT_HERE, seen: 0, key: "t1", parts: 2 })),
  "patents.undoTopicEdit": project(WRITERS, () => ({ runId: NOT_HERE, seen: 0, seq: 1 })),

  "patents.industriesHistory": project(ALL, () => ({ runId: NOT_HERE, topicKey: "t1" })),
  "patents.setIndustries": project(WRITERS, () => ({
    ...{ runId: NOT_HERE, topicKey: "t1", reason: "이유", seenId: null },
    industries: [{ code: "28202", share: 1 }],
  })),

  "termLists.read": project(ALL),
  "termLists.history": project(ALL),
  "termLists.compare": project(ALL, () => ({ from: 0, to: 0 })),
  "termLists.suggestions": project(WRITERS, () => ({ setId: NOT_HERE })),
  "termLists.preview": project(WRITERS, () => ({ ...NO_LISTS, setId: NOT_HERE })),
  "termLists.save": project(WRITERS, () => ({ ...NO_LISTS, stopWords: ["센서"], seen: OLD })),

  "people.list": org(ALL, "own"),
  "people.add": org(ADMIN, "refused", () => ({ email: "taken@example.kr", name: "이름", role: "VIEWER" })),
  "people.changeRole": org(ADMIN, "refused", (w) => ({
    userId: w.memberId,
    role: "ANALYST",
    was: "MANAGER",
  })),
  "people.disable": org(ADMIN, "refused", (w) => ({ userId: w.memberId })),
  "people.enable": org(ADMIN, "refused", (w) => ({ userId: w.memberId })),
  "people.resetPassword": org(ADMIN, "refused", (w) => ({ userId: w.memberId })),
  "people.sessions": org(ADMIN, "refused", (w) => ({ userId: w.memberId })),
  "people.revokeSession": org(ADMIN, "refused", (w) => ({
    userId: w.memberId,
    sessionId: w.memberSessionId,
  })),
  "people.revokeSessions": org(ADMIN, "refused", (w) => ({ userId: w.memberId })),

  "plan.get": project(ALL),
  "plan.exportText": project(ALL, () => ({ format: "markdown" })),
  "plan.update": project(WRITERS, () => ({ entryId: NOT_HERE, version: OLD, text: "글" })),
  "plan.reorder": project(WRITERS, () => ({ entryIds: [NOT_HERE] })),

  "priors.list": org(ALL, "own"),
  "priors.rows": org(ALL, "refused", () => ({ priorId: NOT_HERE })),
  "priors.compare": org(ALL, "refused", () => ({ priorId: NOT_HERE, against: null })),
  "priors.exportCsv": org(ALL, "refused", () => ({ priorId: NOT_HERE })),
  "priors.preview": org(["MANAGER"], "refused", () => ({ uploadId: NOT_HERE })),
  "priors.import": org(["MANAGER"], "refused", () => ({ uploadId: NOT_HERE, name: "연계표" })),
  "priors.edit": org(["MANAGER"], "refused", () => ({
    ...{ basedOnId: NOT_HERE, name: "연계표", reason: "이유" },
    changes: [{ act: "set", ipc: "H01M", prefix: "28202", weight: 1 }],
  })),

  "projects.list": org(ALL, "own", () => ({})),
  "projects.desk": org(ALL, "own"),
  "projects.create": org(STAFF, "own", () => PROJECT),
  "projects.get": project(ALL),
  "projects.home": project(ALL),
  "projects.steps": project(ALL),
  "projects.members": project(ALL),
  "projects.update": project(STAFF, () => ({ ...PROJECT, version: OLD })),
  "projects.archive": project(HEADS, () => ({ version: OLD })),
  "projects.restore": project(HEADS, () => ({ version: OLD })),
  "projects.setMember": project(HEADS, () => ({ userId: NOT_HERE, role: "VIEWER", was: null })),

  "published.exampleNetworks": signedIn(),
  "published.regionSample": signedIn(),
  "published.futureCarIndustries": signedIn(),
  "published.itemExample": signedIn(),
  "published.firstQuadrantItems": signedIn(),
  "published.regionalCompetitiveness": signedIn(),
  "published.renewableItems": signedIn(),
  "published.asanFirms": signedIn(),
  "published.asanCentre": signedIn(() => ({ order: "amount" })),
  "published.asanTradeRegions": signedIn(),
  "published.asanTradeAreas": signedIn(),

  "recommendations.listRuns": project(ALL),
  "recommendations.list": project(ALL),
  "recommendations.get": project(ALL, (w) => ({ recommendationId: w.recommendationId })),
  "recommendations.generate": project(WRITERS, () => ({ atlasRunId: NOT_HERE })),
  "recommendations.propose": project(WRITERS, () => ACT),
  "recommendations.recall": project(WRITERS, () => ACT),
  "recommendations.accept": project(["MANAGER"], () => ACT),
  "recommendations.reject": project(["MANAGER"], () => ({ ...ACT, reason: "이유" })),

  "reference.search": signedIn(() => ({ query: "자동차" })),
  "reference.industries": signedIn(() => ({ codes: ["30399"] })),
  "reference.regions": signedIn(),
  "reference.blocks": signedIn(),

  "technologies.list": project(ALL),
  "technologies.scenario": project(ALL, () => ({ topicRunId: NOT_HERE, topicKey: "t1" })),
  "technologies.start": project(WRITERS, () => ({ topicRunId: NOT_HERE, topicKey: "t1" })),
  "technologies.draft": project(WRITERS, () => ({
    ...{ topicRunId: NOT_HERE, topicKey: "t1" },
    analysisId: NOT_HERE,
  })),

  "rules.list": project(ALL),
  "rules.get": project(ALL, () => ({ packId: "hub" })),
  "rules.history": project(ALL, () => ({ packId: "hub" })),
  "rules.save": project(["MANAGER"], () => ({ ...RULE_EDIT, body: {} })),
  "rules.reset": project(["MANAGER"], () => RULE_EDIT),
};
