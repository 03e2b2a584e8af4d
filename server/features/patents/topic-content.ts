import type { Topic } from "@/prisma/generated/client";
import { figuresOf, type StoredFigures } from "./figures";
import type { StoredIndustries, StoredPatent, StoredTerm } from "./schema";

/** What a topic is made of, whether the model found it or a person put it together. */
export type TopicContent = {
  /** Computed: the most relevant terms. In runs of earlier versions the name that a person gave. */
  label: string;
  /** Sum of p(topic | patent). */
  size: number;
  /** Of its top terms (NPMI); null when not known or put together by hand. */
  coherence: number | null;
  terms: StoredTerm[];
  yearly: { year: number; weight: number }[];
  byRegion: { region: string; weight: number }[];
  industries: StoredIndustries;
  patents: StoredPatent[];
  /** Null in runs of earlier versions. */
  figures: StoredFigures | null;
};

/** A topic of the model. */
export type BaseTopic = TopicContent & { number: number };

/** From its row; what the JSON columns hold is said in prisma/schema/patents.prisma. */
export const baseTopic = ({
  number,
  label,
  size,
  coherence,
  terms,
  yearly,
  byRegion,
  industries,
  patents,
  figures,
}: Omit<Topic, "id" | "runId">): BaseTopic => ({
  ...{ number, label, size, coherence },
  terms: terms as StoredTerm[],
  yearly: yearly as TopicContent["yearly"],
  byRegion: byRegion as TopicContent["byRegion"],
  industries: industries as unknown as StoredIndustries,
  patents: patents as StoredPatent[],
  figures: figuresOf(figures),
});
