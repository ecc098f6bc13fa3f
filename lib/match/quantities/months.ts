const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Month names begin with a capital: "may" and "march" are verbs. Source of a pattern with one group. */
export const MONTH =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Jul\\.|Jun\\.|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';

/** The letters that month names begin with. */
export const MONTH_LETTERS = 'JFMASOND';

/** 1 to 12 for a name that {@link MONTH} found. */
export const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
