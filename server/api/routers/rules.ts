import { router } from "../trpc";

export const rulesRouter = router({});
