/** One line of progress, on stderr: stdout belongs to the command. */
export function say(line) {
  process.stderr.write(`obelus: ${line}\n`);
}

/** Ends with one clear line and exit code 2. */
export function stop(line) {
  say(line);
  process.exit(2);
}
