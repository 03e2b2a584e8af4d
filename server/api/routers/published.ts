import { router } from "../trpc";

export const publishedRouter = router({});
