import { router } from "../trpc";

export const referenceRouter = router({});
