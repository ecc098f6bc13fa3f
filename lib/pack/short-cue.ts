import type { Cue } from '../model/cue.ts';
import { fromOneText, inOneText, isFields, longList, shortList, withFields, type Fields } from './one-text.ts';

const CUE_LISTS = ['all', 'any', 'beside', 'not', 'page'] as const satisfies readonly (keyof Cue)[];
/** Lists of single words without spaces. */
const CUE_WORDS = ['carry', 'ignore'] as const satisfies readonly (keyof Cue)[];

/** Words that only say which value a statement gives are most of what cues name; their ids begin alike. */
const VALUE = '@value.';
const SHORT_VALUE = '~';

const shortRefs = (refs: readonly string[]): string => refs.join(' ').replaceAll(VALUE, SHORT_VALUE).replaceAll('@', '');
const longRef = (ref: string): string => (ref.startsWith(SHORT_VALUE) ? VALUE + ref.slice(SHORT_VALUE.length) : `@${ref}`);
const longRefs = (text: string): string[] => text.split(' ').map((refs) => refs.split('|').map(longRef).join('|'));

const CHOICES = ['facet', 'measure', 'value'] as const satisfies readonly (keyof Cue)[];

/** "whatever stands there", a choice with nothing to choose from, is written as what it gives; a reach in words alone as the number. */
const shortOnly =
  (key: string, type: string) =>
  (value: unknown): unknown =>
    isFields(value) && Object.keys(value).length === 1 && typeof value[key] === type ? value[key] : value;
const longOnly =
  (key: string, type: string) =>
  (value: unknown): unknown =>
    typeof value === type ? { [key]: value } : value;

/** The words of a choice without their sign; what stands where none decides keeps its name. */
const shortKeys = (value: unknown): unknown =>
  isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, then]) => [key.replaceAll(VALUE, SHORT_VALUE), then])) : value;
const longKeys = (value: unknown): unknown =>
  isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, then]) => [key.replaceAll(SHORT_VALUE, VALUE), then])) : value;

/** A reach in words as their number, one in words and sentences as "words/sentences". */
const shortReach = (reach: unknown): unknown => {
  const { words, sentences, ...more } = isFields(reach) ? reach : {};
  if (typeof words !== 'number' || Object.keys(more).length > 0) return reach;
  return typeof sentences === 'number' ? `${words}/${sentences}` : sentences === undefined ? String(words) : reach;
};
const longReach = (reach: unknown): unknown => {
  const [words, sentences] = typeof reach === 'string' ? reach.split('/').map(Number) : typeof reach === 'number' ? [reach] : [];
  return words === undefined ? reach : { words, ...(sentences === undefined ? {} : { sentences }) };
};

const PARTIES = ['about', 'payee', 'payer'] as const;
const shortParty = (party: unknown): unknown => (typeof party === 'string' ? shortRefs([party]) : party);
const longParty = (party: unknown): unknown => (typeof party === 'string' ? party.split('|').map(longRef).join('|') : party);

/** An amount as "min|max|unit", with a fourth part where it may be missing. */
const shortAmount = (amount: unknown): unknown => {
  if (!isFields(amount)) return amount;
  const { min = '', max = '', unit, optional } = amount;
  return [min, max, unit, ...(optional === undefined ? [] : [optional])].join('|');
};
const longAmount = (amount: unknown): unknown => {
  if (typeof amount !== 'string') return amount;
  const [min, max, unit, optional] = amount.split('|');
  return { ...(min ? { min } : {}), ...(max ? { max } : {}), unit, ...(optional === undefined ? {} : { optional: optional === 'true' }) };
};

/** The slots as one text; slots with a part of another name stay fields. */
const shortSlots = (slots: unknown): unknown => {
  if (!isFields(slots)) return slots;
  const { slots: written, ...more } = inOneText('slots', withFields(withFields(slots, PARTIES, shortParty), ['amount'], shortAmount));
  return Object.keys(more).length === 0 ? written : slots;
};
/** Slots that are fields may hold an amount as text, as contents had it before. */
const longSlots = (written: unknown): unknown => {
  const fields = isFields(written) ? written : withFields(fromOneText('slots', { slots: written }), PARTIES, longParty);
  return withFields(fields, ['amount'], longAmount);
};

const LOOSE = 'loose';

/** A cue as a content holds it. */
export function shortCue(cue: Fields): Fields {
  const lists = withFields(cue, CUE_LISTS, (refs) => shortRefs(refs as string[]));
  const choices = withFields(lists, CHOICES, (choice) => shortKeys(shortOnly('else', 'string')(choice)));
  const reach = withFields(withFields(choices, ['within'], shortReach), ['slots'], shortSlots);
  const words = withFields(reach, CUE_WORDS, shortList);
  return inOneText(
    'cue',
    withFields(words, [LOOSE], (loose) => (loose === true ? LOOSE : loose)),
  );
}

/** Undoes {@link shortCue}. */
export function longCue(written: Fields): Fields {
  const cue = withFields(fromOneText('cue', written), [LOOSE], (loose) => (loose === LOOSE ? true : loose));
  const lists = withFields(cue, CUE_LISTS, (refs) => (typeof refs === 'string' ? longRefs(refs) : refs));
  const choices = withFields(lists, CHOICES, (choice) => longKeys(longOnly('else', 'string')(choice)));
  const reach = withFields(withFields(choices, ['within'], longReach), ['slots'], longSlots);
  return withFields(reach, CUE_WORDS, longList);
}
