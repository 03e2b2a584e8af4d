import { router } from "../trpc";

export const annotationsRouter = router({});
