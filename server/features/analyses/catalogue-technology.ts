import type { KindSpec } from "./kind-spec";

/** What new technologies would do to the network. */
export const TECHNOLOGY_ANALYSES = {
  commercialisation: {
    subjects: { min: 0, max: 20 },
    seeded: true,
    fields: [
      {
        name: "technology",
        type: "text",
        form: "technology",
        most: 4_000,
        fallback: "",
        help: '"26110 0.42; 28202 0.2": industries of the technology and their shares (atlas link makes them)',
      },
      {
        name: "topic",
        type: "text",
        form: "none",
        most: 1_200,
        fallback: "",
        help: "what the technology is called",
      },
      {
        name: "growth",
        type: "number",
        min: 0.01,
        max: 5,
        fallback: 0.1,
        help: "new partners for every one that its industries have in the region",
      },
      {
        name: "draws",
        type: "number",
        min: 1,
        max: 500,
        whole: true,
        fallback: 50,
        help: "how often the new links are drawn",
      },
    ],
    summary: "what commercialising a technology would do: relatedness density, paths, a to d after new links",
  },
} as const satisfies Record<string, KindSpec>;
