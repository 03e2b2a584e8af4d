import { router } from "../trpc";

export const atlasRouter = router({});
