import { router } from "../trpc";

export const hubRouter = router({});
