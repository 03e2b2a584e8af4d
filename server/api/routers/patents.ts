import { router } from "../trpc";

export const patentsRouter = router({});
