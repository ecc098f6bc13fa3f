export function say(line: string): void;
export function stop(line: string): never;
export function takesNothing(command: string): void;
