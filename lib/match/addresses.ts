/** A web address as it stands in plain text (newsletters, "source: https://…"), without the sentence's own sign at its end. */
const ADDRESS = /\bhttps?:\/\/[^\s()[\]<>"]*[^\s()[\]<>".,;:!?']/gi;

/** The text with addresses blanked, offsets kept: "https://…/openai-ipo-anthropic-race" names Anthropic for nobody who reads the sentence. */
export const blankAddresses = (text: string): string => (text.includes('://') ? text.replace(ADDRESS, (found) => ' '.repeat(found.length)) : text);
