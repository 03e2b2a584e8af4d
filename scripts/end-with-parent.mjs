// Loaded into the web server's process: when `npm start` is killed without a word, nobody else would end it.
if (process.send) process.on("disconnect", () => process.exit(0));
process.channel?.unref();
