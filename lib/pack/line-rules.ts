import type { Claim } from '../model/claim.ts';
import type { Concept } from '../model/concept.ts';
import type { RecordLine } from '../model/record.ts';
import { PackError, type PackErrorCode } from './errors.ts';
import { aliasProblem, isForbiddenKey, isStopWord, nameProblem, textProblem, textsOf } from './text-rules.ts';
import { readSourceAddress } from './url-rules.ts';

type Refuse = (code: PackErrorCode, what: string) => PackError;

/** Rules for one line that its schema cannot say: texts, names, addresses, aliases, numbers (packs.md E2 to E17). @throws PackError E_TEXT, E_URL, E_SCHEMA. */
export function checkLineRules(line: RecordLine): void {
  const refuse: Refuse = (code, what) => new PackError(code, `${line.id}: ${what}`);
  if (isForbiddenKey(line.id)) throw refuse('E_SCHEMA', 'this id is not allowed');
  for (const { path, text, key } of textsOf(line)) {
    if (key && isForbiddenKey(text)) throw refuse('E_SCHEMA', `key "${text}" is not allowed`);
    const problem = textProblem(text);
    if (problem !== null) throw refuse('E_TEXT', `${path}: the text ${problem}`);
  }
  if (line.kind === 'source') {
    names(refuse, { publisher: line.publisher, title: line.title, short: line.short });
    try {
      readSourceAddress(line.url);
    } catch (error) {
      throw refuse('E_URL', error instanceof Error ? error.message : 'address');
    }
  } else if (line.kind === 'concept') checkConcept(line, refuse);
  else checkClaim(line, refuse);
}

function names(refuse: Refuse, fields: Record<string, string>): void {
  for (const [field, text] of Object.entries(fields)) {
    const problem = nameProblem(text);
    if (problem !== null) throw refuse('E_TEXT', `${field}: the name ${problem}`);
  }
}

function checkConcept(concept: Concept, refuse: Refuse): void {
  names(refuse, { name: concept.name });
  const isName = concept.type === 'organisation' || concept.type === 'product' || concept.type === 'person';
  for (const alias of concept.aliases) {
    const text = typeof alias === 'string' ? alias : alias.text;
    const problem = aliasProblem(text) ?? nameProblem(text) ?? (isName && isStopWord(text) ? 'is a word of every sentence' : null);
    if (problem !== null) throw refuse('E_TEXT', `alias "${text}" ${problem}`);
  }
}

const DECIMAL = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/;
const MINUS_ZERO = /^-0(\.0+)?$/;

function checkClaim(claim: Claim, refuse: Refuse): void {
  names(refuse, { title: claim.title });
  for (const observation of claim.observations) {
    for (const number of [observation.value, observation.min, observation.max]) {
      if (number !== undefined && MINUS_ZERO.test(number)) throw refuse('E_SCHEMA', `${observation.id}: minus zero is no number`);
    }
    const { value, min, max } = observation;
    if (value === undefined && min === undefined && max === undefined) throw refuse('E_SCHEMA', `${observation.id}: has neither value nor min nor max`);
    if (value !== undefined && (min !== undefined || max !== undefined)) throw refuse('E_SCHEMA', `${observation.id}: has a value and a range`);
    if (min !== undefined && max !== undefined && Number(min) > Number(max)) throw refuse('E_SCHEMA', `${observation.id}: min is above max`);
  }
  for (const cue of claim.cues) {
    const amount = cue.slots?.amount;
    for (const number of [amount?.min, amount?.max]) {
      if (number !== undefined && (!DECIMAL.test(number) || MINUS_ZERO.test(number)))
        throw refuse('E_SCHEMA', `cue ${cue.id}: "${number}" is not a plain decimal`);
    }
  }
}
