import { getProposal, listProposals } from "@/server/features/hub/data";
import {
  decideHubInput,
  listProposalsInput,
  proposalInput,
  proposeHubInput,
  withdrawHubInput,
} from "@/server/features/hub/schema";
import { decideHub, proposeHub, withdrawHub } from "@/server/features/hub/service";
import { inProject, router } from "../trpc";

const read = inProject("project:read");

export const hubRouter = router({
  list: read.input(listProposalsInput).query(({ ctx, input }) => listProposals(ctx, input)),
  get: read.input(proposalInput).query(({ ctx, input }) => getProposal(ctx, input.proposalId)),
  propose: inProject("hub:propose")
    .input(proposeHubInput)
    .mutation(({ ctx, input }) => proposeHub(ctx, input)),
  decide: inProject("hub:decide")
    .input(decideHubInput)
    .mutation(({ ctx, input }) => decideHub(ctx, input)),
  withdraw: inProject("hub:propose")
    .input(withdrawHubInput)
    .mutation(({ ctx, input }) => withdrawHub(ctx, input)),
});
