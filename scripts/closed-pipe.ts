/**
 * Lets a command go on to its end when nobody reads its output any more (`npm run pack -- build | head -1`): node would end it with a stack at the next
 * line, perhaps between two files that belong together.
 */
export function outliveClosedPipe(output: NodeJS.WriteStream = process.stdout): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
