// Loaded into the web server's process: when `npm start` is killed without a word, nobody else would end it.
// `next dev` starts children that inherit this file; they hang on its own channel, which must stay as it is.
if (process.send && String(process.ppid) === process.env.STRATLAS_PID) {
  process.on("disconnect", () => process.exit(0));
  process.channel?.unref();
}
