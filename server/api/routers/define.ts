import { router } from "../trpc";

export const defineRouter = router({});
