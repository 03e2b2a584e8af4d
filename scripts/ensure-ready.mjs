// Runs before every command of package.json. It may use nothing that is not in Node itself: on a fresh checkout there
// is no node_modules yet. Everything it says goes to stderr, so that a command's own output stays clean.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MIN_NODE = [20, 19];
const stop = (text) => {
  console.error(`stratlas: ${text}`);
  process.exit(1);
};

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1]))
  stop(
    `Node ${MIN_NODE.join(".")} or newer is needed; this is ${process.version}. Install it and start again.`,
  );

const hashOf = (files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
};
const stampedWith = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
const run = (command, args, what) => {
  try {
    execFileSync(command, args, { stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  } catch {
    stop(`${what} failed; the lines above say why.`);
  }
};

const lockHash = hashOf(["package-lock.json"]);
const installStamp = join("node_modules", ".stratlas-lock");
if (!stampedWith(installStamp, lockHash)) {
  try {
    mkdirSync("node_modules", { recursive: true });
    writeFileSync(join("node_modules", ".write-test"), "");
  } catch (cause) {
    stop(
      `this folder cannot be written to (${cause.code}). Copy the project to a folder of your own and start there.`,
    );
  }
  console.error("stratlas: installing packages (first start, or the lock file changed) …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], "npm ci");
  writeFileSync(installStamp, lockHash);
}

const schemas = readdirSync("prisma/schema")
  .sort()
  .map((name) => join("prisma/schema", name));
const schemaHash = hashOf(schemas) + lockHash;
const schemaStamp = join("prisma", "generated", ".stratlas-schema");
if (!stampedWith(schemaStamp, schemaHash)) {
  run(process.execPath, [join("node_modules", "prisma", "build", "index.js"), "generate"], "prisma generate");
  writeFileSync(schemaStamp, schemaHash);
}
