import { DuckDBInstance } from "@duckdb/node-api";

/**
 * The statement that an expert would type into DuckDB: both files as they are, both ends joined, grouped. Nothing is
 * checked, numbered or kept.
 */
export const bareStatement = (firms: string, transactions: string): string[] => [
  `CREATE TABLE firm AS SELECT * FROM read_csv('${firms}', all_varchar = true)`,
  `CREATE TABLE bare AS
    SELECT t.year, s.region AS seller_region, b.region AS buyer_region, s.ksic AS seller, b.ksic AS buyer,
      sum(t.amount) AS amount, count(*) AS n
    FROM read_csv('${transactions}') t
    JOIN firm s ON t.seller_id = s.firm_id JOIN firm b ON t.buyer_id = b.firm_id
    GROUP BY ALL`,
];

const [firms, transactions] = process.argv.slice(2);
if (firms && transactions && process.argv[1]?.endsWith("bare-statement.ts")) {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const statement of bareStatement(firms, transactions)) await connection.run(statement);
  const found = await connection.runAndReadAll("SELECT count(*), sum(amount), sum(n) FROM bare");
  const [groups, amount, rows] = found.getRowsJson()[0]!.map(String);
  console.log(JSON.stringify({ groups: Number(groups), amount, rows: Number(rows) }));
}
