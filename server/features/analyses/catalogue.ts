import { CHECKING_ANALYSES } from "./catalogue-checks";
import { NETWORK_ANALYSES } from "./catalogue-network";
import { TECHNOLOGY_ANALYSES } from "./catalogue-technology";

/** Every analysis that can be asked for, in the order of the screen: its subjects, options and line of help. */
export const ANALYSES = { ...NETWORK_ANALYSES, ...TECHNOLOGY_ANALYSES, ...CHECKING_ANALYSES } as const;
