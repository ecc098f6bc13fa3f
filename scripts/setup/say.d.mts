export function say(line: string): void;
export function stop(line: string): never;
