import { accountRouter } from "./routers/account";
import { analysesRouter } from "./routers/analyses";
import { annotationsRouter } from "./routers/annotations";
import { atlasRouter } from "./routers/atlas";
import { auditRouter } from "./routers/audit";
import { datasetsRouter } from "./routers/datasets";
import { defineRouter } from "./routers/define";
import { hubRouter } from "./routers/hub";
import { jobsRouter } from "./routers/jobs";
import { patentsRouter } from "./routers/patents";
import { peopleRouter } from "./routers/people";
import { planRouter } from "./routers/plan";
import { priorsRouter } from "./routers/priors";
import { projectsRouter } from "./routers/projects";
import { publishedRouter } from "./routers/published";
import { recommendationsRouter } from "./routers/recommendations";
import { referenceRouter } from "./routers/reference";
import { rulesRouter } from "./routers/rules";
import { technologiesRouter } from "./routers/technologies";
import { termListsRouter } from "./routers/term-lists";
import { router } from "./trpc";

export const appRouter = router({
  account: accountRouter,
  analyses: analysesRouter,
  annotations: annotationsRouter,
  atlas: atlasRouter,
  audit: auditRouter,
  datasets: datasetsRouter,
  define: defineRouter,
  hub: hubRouter,
  jobs: jobsRouter,
  patents: patentsRouter,
  people: peopleRouter,
  plan: planRouter,
  priors: priorsRouter,
  projects: projectsRouter,
  published: publishedRouter,
  recommendations: recommendationsRouter,
  reference: referenceRouter,
  rules: rulesRouter,
  technologies: technologiesRouter,
  termLists: termListsRouter,
});
export type AppRouter = typeof appRouter;
