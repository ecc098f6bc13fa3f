/** One line of progress, on stderr: stdout belongs to the command. */
export function say(line) {
  process.stderr.write(`obelus: ${line}\n`);
}

/** Ends with one clear line and exit code 2. */
export function stop(line) {
  say(line);
  process.exit(2);
}

/** For commands that take nothing: any word behind them ends in one line and exit code 2. */
export function takesNothing(command) {
  const [word] = process.argv.slice(2);
  if (word !== undefined) stop(`${command} takes no arguments, not "${word}"`);
}
