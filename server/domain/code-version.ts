/**
 * Version of the computations of the network. It changes when any figure can change for the same input and parameters,
 * never with the look of a screen: approved results are shown as stale when it moves. Every change is a line in CHANGELOG.md.
 */
export const COMPUTE_VERSION = "1.0.0";

/** The same of terms, topics and their industries: these move without a figure of the network. */
export const TOPICS_VERSION = "2.0.0";
