/** Milliseconds of computing that a piece of work took. What other processes did meanwhile does not count, so a busy machine changes nothing. */
export function cpuTimeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
