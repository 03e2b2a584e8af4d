import { describe, expect, test } from "vitest";
import { nextAction, type StepFacts, stepStatuses } from "@/server/features/projects/steps";

const EMPTY: StepFacts = {
  define: { industries: 0, codes: 0, withoutSelf: 0, withoutKeywords: 0 },
  atlas: { datasets: 0, running: false, run: null, submitted: 0, returned: false, approval: "none" },
  patents: { patents: 0, running: false, topics: null, topicsOutdated: false },
  plan: { recommendations: 0, drafts: 0, proposed: 0, accepted: 0, rejected: 0, outdated: false },
};
const DEFINED = { industries: 2, codes: 9, withoutSelf: 0, withoutKeywords: 0 };
const RUN = { id: "run", changed: [], outsidePeriod: false };
const facts = (over: { [Key in keyof StepFacts]?: Partial<StepFacts[Key]> }): StepFacts => ({
  define: { ...EMPTY.define, ...over.define },
  atlas: { ...EMPTY.atlas, ...over.atlas },
  patents: { ...EMPTY.patents, ...over.patents },
  plan: { ...EMPTY.plan, ...over.plan },
});
const of = (step: string, given: StepFacts) => stepStatuses(given).find((status) => status.step === step);

describe("the state of a step", () => {
  test("the four steps stand in the paper's order, all empty in a new project", () => {
    const statuses = stepStatuses(EMPTY);
    expect(statuses.map(({ step }) => step)).toEqual(["define", "atlas", "patents", "plan"]);
    expect(statuses.every(({ state }) => state === "empty")).toBe(true);
    expect(statuses.map(({ missing }) => missing[0])).toEqual([
      "noIndustry",
      "needsDefine",
      "noPatents",
      "needsAtlas",
    ]);
  });

  test.each([
    [
      "an industry without own codes is unfinished",
      { ...DEFINED, withoutSelf: 1 },
      "working",
      ["noSelfCode"],
    ],
    ["keywords may follow later", { ...DEFINED, withoutKeywords: 1 }, "ready", ["noKeywords"]],
    ["own codes and keywords are all that it needs", DEFINED, "ready", []],
  ])("define: %s", (_, define, state, missing) => {
    expect(of("define", facts({ define }))).toMatchObject({ state, missing });
  });

  test.each([
    ["defined, without data", { datasets: 0 }, "empty", ["noDataset"]],
    ["defined, with data", { datasets: 1 }, "empty", ["noRun"]],
    ["the first run is under way", { datasets: 1, running: true }, "working", ["running"]],
    ["computed", { datasets: 1, run: RUN }, "ready", ["noHubProposal"]],
    ["sent back", { run: RUN, returned: true }, "ready", ["hubReturned"]],
    ["sent back and proposed anew", { run: RUN, submitted: 1 }, "ready", ["hubAwaitsDecision"]],
    [
      "computed on years that the project is not about",
      { run: { ...RUN, outsidePeriod: true }, approval: "current" },
      "approved",
      ["yearsOutsidePeriod"],
    ],
    ["proposed", { run: RUN, submitted: 1 }, "ready", ["hubAwaitsDecision"]],
    ["approved", { run: RUN, approval: "current" }, "approved", []],
    [
      "approved, another proposal waits",
      { run: RUN, submitted: 1, approval: "current" },
      "approved",
      ["hubAwaitsDecision"],
    ],
    ["approved for another computation", { run: RUN, approval: "outdated" }, "stale", ["approvalOutdated"]],
    [
      "a definition changed",
      { run: { ...RUN, changed: ["definitionChanged"] } },
      "stale",
      ["definitionChanged", "noHubProposal"],
    ],
  ] as const)("atlas: %s", (_, atlas, state, missing) => {
    const given = facts({ define: DEFINED, atlas: atlas as Partial<StepFacts["atlas"]> });
    expect(of("atlas", given)).toMatchObject({ state, missing });
  });

  test.each([
    ["uploading", { running: true }, "working", ["running"]],
    ["uploaded", { patents: 300 }, "working", ["noTopics"]],
    ["topics found", { patents: 300, topics: 12 }, "ready", []],
    ["a run without topics", { patents: 300, topics: 0 }, "working", ["noTopics"]],
    [
      "another file came after the topics",
      { patents: 300, topics: 12, topicsOutdated: true },
      "stale",
      ["topicsOutdated"],
    ],
  ] as const)("patents: %s", (_, patents, state, missing) => {
    expect(of("patents", facts({ patents }))).toMatchObject({ state, missing });
  });

  test.each([
    ["an ATLAS, nothing recommended", { recommendations: 0 }, "empty", ["noRecommendation"]],
    ["nobody has proposed any", { recommendations: 5, drafts: 5 }, "working", ["nothingProposed"]],
    ["all proposed", { recommendations: 5, proposed: 5 }, "working", ["awaitsDecision"]],
    [
      "some accepted, some open",
      { recommendations: 5, accepted: 2, proposed: 3 },
      "ready",
      ["awaitsDecision"],
    ],
    ["all decided", { recommendations: 5, accepted: 4, rejected: 1 }, "approved", []],
    ["all rejected is no plan", { recommendations: 5, rejected: 5 }, "working", ["nothingProposed"]],
    [
      "the ATLAS moved on",
      { recommendations: 5, accepted: 5, outdated: true },
      "stale",
      ["recommendationsOutdated"],
    ],
  ] as const)("plan: %s", (_, plan, state, missing) => {
    expect(of("plan", facts({ atlas: { run: RUN }, plan }))).toMatchObject({ state, missing });
  });
});

describe("the next thing to do", () => {
  const atlas = { datasets: 1, run: RUN, approval: "current" as const };
  const topics = { patents: 10, topics: 3 };

  test("follows the four steps", () => {
    const walk: StepFacts[] = [
      EMPTY,
      facts({ define: { ...DEFINED, withoutSelf: 1 } }),
      facts({ define: DEFINED }),
      facts({ define: DEFINED, atlas: { datasets: 1 } }),
      facts({ define: DEFINED, atlas: { datasets: 1, run: RUN } }),
      facts({ define: DEFINED, atlas }),
      facts({ define: DEFINED, atlas, patents: { patents: 10 } }),
      facts({ define: DEFINED, atlas, patents: topics }),
      facts({ define: DEFINED, atlas, patents: topics, plan: { recommendations: 4, drafts: 4 } }),
      facts({ define: DEFINED, atlas, patents: topics, plan: { recommendations: 4, proposed: 4 } }),
      facts({ define: DEFINED, atlas, patents: topics, plan: { recommendations: 4, accepted: 4 } }),
    ];
    expect(walk.map((given) => nextAction(given, "MANAGER")?.action)).toEqual([
      "createIndustry",
      "addSelfCodes",
      "importDataset",
      "runAtlas",
      "proposeHub",
      "uploadPatents",
      "extractTopics",
      "generateRecommendations",
      "proposeRecommendations",
      "decideRecommendations",
      "readPlan",
    ]);
  });

  test("skips what the role may not do, where something of its own is open", () => {
    const given = facts({
      define: DEFINED,
      atlas: { ...atlas, approval: "none", submitted: 1 },
      patents: topics,
    });
    expect(nextAction(given, "MANAGER")).toEqual({ action: "decideHub", step: "atlas", mine: true });
    expect(nextAction(given, "ANALYST")).toEqual({
      action: "generateRecommendations",
      step: "plan",
      mine: true,
    });
    expect(nextAction(given, "VIEWER")).toEqual({ action: "decideHub", step: "atlas", mine: false });
  });

  test("a running computation leaves nothing to do but to wait", () => {
    expect(
      nextAction(facts({ define: DEFINED, atlas: { datasets: 1, running: true } }), "ANALYST"),
    ).toBeNull();
  });
});
