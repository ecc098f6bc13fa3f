/** Makes of a piece of work one run at a time. A call during a run makes it run once more at its end, with what is true then, and waits for that. */
export function oneRun<Given>(work: (given: Given) => Promise<void>): (given: Given) => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  return (given) => {
    if (running) {
      again = true;
      return running;
    }
    const run = async (): Promise<void> => {
      do {
        again = false;
        await work(given);
      } while (again);
    };
    running = run().finally(() => {
      running = null;
    });
    return running;
  };
}
