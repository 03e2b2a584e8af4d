/** A list of texts a row, as numbers: row d has labels[items[k]] for k in offsets[d] .. offsets[d + 1]. */
export type Lists = { labels: string[]; offsets: Uint32Array; items: Uint32Array };

/**
 * What is counted of patents beside their terms, by columns: 1,000,000 patents of 2 regions, 4 classes and 2 applicants take about
 * 50 MB. No row is an object.
 */
export type PatentColumns = {
  rows: number;
  /** 0 = not known. */
  years: Int16Array;
  regions: Lists;
  /** Full symbols (H01M 8/02). */
  ipc: Lists;
  applicants: Lists;
};

export type CountedPatent = {
  year: number | null;
  regions: readonly string[];
  ipc: readonly string[];
  applicants: readonly string[];
};

const START = 1024;

/** Integers that grow by doubling. */
class Numbers {
  private values = new Uint32Array(START);
  length = 0;

  push(value: number) {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(2 * this.values.length);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  done = () => this.values.slice(0, this.length);
}

class ListsBuilder {
  private readonly idOf = new Map<string, number>();
  private readonly offsets = new Numbers();
  private readonly items = new Numbers();

  constructor() {
    this.offsets.push(0);
  }

  /** Each distinct text of a row once, in its order. */
  add(texts: readonly string[]) {
    for (const text of texts.length > 1 ? new Set(texts) : texts) {
      let id = this.idOf.get(text);
      if (id === undefined) {
        id = this.idOf.size;
        this.idOf.set(text, id);
      }
      this.items.push(id);
    }
    this.offsets.push(this.items.length);
  }

  done = (): Lists => ({
    labels: [...this.idOf.keys()],
    offsets: this.offsets.done(),
    items: this.items.done(),
  });
}

/** Takes patents one after the other and keeps their columns. */
export class PatentColumnsBuilder {
  private readonly years = new Numbers();
  private readonly regions = new ListsBuilder();
  private readonly ipc = new ListsBuilder();
  private readonly applicants = new ListsBuilder();

  add({ year, regions, ipc, applicants }: CountedPatent) {
    this.years.push(year ?? 0);
    this.regions.add(regions);
    this.ipc.add(ipc);
    this.applicants.add(applicants);
  }

  done = (): PatentColumns => ({
    rows: this.years.length,
    years: Int16Array.from(this.years.done()),
    regions: this.regions.done(),
    ipc: this.ipc.done(),
    applicants: this.applicants.done(),
  });
}

export function patentColumns(patents: readonly CountedPatent[]): PatentColumns {
  const builder = new PatentColumnsBuilder();
  for (const patent of patents) builder.add(patent);
  return builder.done();
}
