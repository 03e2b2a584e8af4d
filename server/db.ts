import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/generated/client";

export type Db = PrismaClient;
/** The client inside a transaction. */
export type Tx = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends" | "$use"
>;

/** A client for one database; tests make their own. */
export const connect = (url: string, max = 10): Db =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max }) });

const kept = globalThis as { stratlasDb?: Db };

/** The process's client. Kept on globalThis so that a development reload does not open a second pool. */
export function db(): Db {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set; start with `npm start`, which sets it");
  kept.stratlasDb ??= connect(url);
  return kept.stratlasDb;
}
