import {
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";
import { DomainError } from "@/server/domain/errors";

/** A SQL string. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
/** A SQL name. */
export const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A column of a result: numbers, exact 64-bit integers, or texts. */
export type Column = Int32Array | Float64Array | BigInt64Array | (string | null)[];

/** What the readers of a store need from an engine; another SQL engine can stand behind it. */
export type Engine = {
  /** Runs statements whose result nobody reads. */
  run(sql: string): Promise<void>;
  /** Result by columns: INTEGER as Int32Array, DOUBLE as Float64Array, BIGINT as BigInt64Array, anything else as text. */
  columns(sql: string): Promise<Column[]>;
  /** Result as rows of text, for small answers. */
  rows(sql: string): Promise<(string | null)[][]>;
  close(): void;
};

/** Columns of one length to be appended to a table: INTEGER, DOUBLE or VARCHAR. */
export type Appended = (Int32Array | Float64Array | readonly string[])[];

export type DuckEngine = Engine & {
  /** Adds rows to a table of INTEGER, DOUBLE and VARCHAR columns, whole vectors at a time. */
  append(table: string, columns: Appended): Promise<void>;
  /** Per cent of the running statement, -1 when not known. */
  progress(): number;
};

/**
 * DuckDB in memory with bounded memory, spilling into `spillDir`. Aborting `signal` interrupts the running statement,
 * which then throws DomainError CANCELLED.
 */
export async function openDuckDb({
  memoryLimitMb = 1500,
  threads,
  spillDir,
  signal,
}: {
  memoryLimitMb?: number;
  threads?: number;
  spillDir?: string;
  signal?: AbortSignal;
} = {}): Promise<DuckEngine> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${memoryLimitMb}MB`,
    ...(threads ? { threads: String(threads) } : {}),
    ...(spillDir ? { temp_directory: spillDir } : {}),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  await connection.run("SET enable_progress_bar = true");
  await connection.run("SET enable_progress_bar_print = false");
  const interrupt = () => connection.interrupt();
  signal?.addEventListener("abort", interrupt);

  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (signal?.aborted) throw cancelled();
    try {
      return await work();
    } catch (error) {
      throw signal?.aborted ? cancelled() : error;
    }
  };
  return {
    run: (sql) => guarded(async () => void (await connection.run(sql))),
    columns: (sql) => guarded(() => readColumns(connection, sql)),
    rows: (sql) =>
      guarded(async () =>
        (await connection.runAndReadAll(sql))
          .getRowsJson()
          .map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
      ),
    append: (table, columns) =>
      guarded(async () => {
        const appender = await connection.createAppender(table);
        try {
          appendColumns(appender, columns);
          appender.flushSync();
        } finally {
          appender.closeSync();
        }
      }),
    progress: () => connection.progress.percentage,
    close() {
      signal?.removeEventListener("abort", interrupt);
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export const cancelled = () => new DomainError("CANCELLED", "cancelled", "cancelled");

const VECTOR = 2048;

function appendColumns(appender: DuckDBAppender, columns: Appended) {
  const length = columns[0]?.length ?? 0;
  const chunk = DuckDBDataChunk.create(
    columns.map((column) =>
      column instanceof Int32Array ? INTEGER : column instanceof Float64Array ? DOUBLE : VARCHAR,
    ),
  );
  for (let at = 0; at < length; at += VECTOR) {
    const rows = Math.min(VECTOR, length - at);
    chunk.reset();
    chunk.rowCount = rows;
    columns.forEach((column, c) => {
      if (column instanceof Int32Array || column instanceof Float64Array) {
        const vector = chunk.getColumnVector(c) as unknown as { items: Float64Array; flush(): void };
        vector.items.set(column.subarray(at, at + rows));
        vector.flush();
      } else chunk.setColumnValues(c, column.slice(at, at + rows));
    });
    appender.appendDataChunk(chunk);
  }
}

/** Copies whole vectors; a result of millions of rows never becomes objects. */
async function readColumns(connection: DuckDBConnection, sql: string): Promise<Column[]> {
  const result = await connection.stream(sql);
  const types = result.columnTypes().map((type) => type.toString());
  const parts: Column[][] = types.map(() => []);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    types.forEach((type, at) => {
      const vector = chunk.getColumnVector(at) as unknown as { items?: ArrayLike<number> };
      const typed = type === "INTEGER" || type === "DOUBLE" || type === "BIGINT";
      parts[at]!.push(
        typed
          ? (vector.items as Int32Array).slice(0, chunk.rowCount)
          : chunk.getColumnValues(at).map((value) => (value === null ? null : String(value))),
      );
    });
  return types.map((type, at) => joined(type, parts[at]!));
}

function joined(type: string, parts: Column[]): Column {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (type === "BIGINT") return fill(new BigInt64Array(length), parts as BigInt64Array[]);
  if (type === "DOUBLE") return fill(new Float64Array(length), parts as Float64Array[]);
  if (type === "INTEGER") return fill(new Int32Array(length), parts as Int32Array[]);
  return (parts as (string | null)[][]).flat();
}

function fill<T extends { set(from: T, at: number): void; length: number }>(whole: T, parts: T[]): T {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
