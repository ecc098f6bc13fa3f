/** Gives the reader a file. It is made in the page and goes nowhere else. */
export function saveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by then, also of a large file.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file's name from words: no sign in it that a file system refuses, not endless. */
export const fileName = (words: string, ending: string): string =>
  `${
    words
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'obelus'
  }.${ending}`;
