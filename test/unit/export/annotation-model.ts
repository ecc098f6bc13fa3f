/**
 * The parts of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) that an export uses, as rules: which members a thing of a type has,
 * which it must have, and of which form each is. Terms that the model's JSON-LD context does not define are faults too, for a reader would drop them.
 */
type Rule = { must: string[]; may: string[] };

const RULES: Record<string, Rule> = {
  AnnotationCollection: { must: ['id', 'type', 'total', 'first'], may: ['@context', 'label', 'created', 'generator'] },
  AnnotationPage: { must: ['id', 'type', 'items'], may: ['startIndex', 'partOf', 'next', 'prev'] },
  Annotation: { must: ['id', 'type', 'target'], may: ['body', 'motivation', 'created', 'modified', 'generator', 'creator', 'rights'] },
  TextualBody: { must: ['type', 'value'], may: ['purpose', 'format', 'language', 'textDirection'] },
  SpecificResource: { must: ['type', 'source'], may: ['selector', 'state', 'purpose', 'scope'] },
  Text: { must: ['id', 'type'], may: ['format', 'language', 'dc:title'] },
  TextQuoteSelector: { must: ['type', 'exact'], may: ['prefix', 'suffix', 'refinedBy'] },
  TextPositionSelector: { must: ['type', 'start', 'end'], may: ['refinedBy'] },
  TimeState: { must: ['type', 'sourceDate'], may: ['cached', 'sourceDateStart', 'sourceDateEnd'] },
  Software: { must: ['type', 'name'], may: ['id', 'homepage', 'email'] },
};

const MOTIVATIONS =
  /^(?:assessing|bookmarking|classifying|commenting|describing|editing|highlighting|identifying|linking|moderating|questioning|replying|tagging)$/;
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const FORMS: Record<string, RegExp> = {
  id: IRI,
  created: /^\+?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
  modified: /^\+?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
  sourceDate: /^\+?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
  motivation: MOTIVATIONS,
  purpose: MOTIVATIONS,
  total: /^\d+$/,
  startIndex: /^\d+$/,
  start: /^\d+$/,
  end: /^\d+$/,
};

function look(thing: unknown, where: string, faults: string[]): void {
  if (Array.isArray(thing)) return thing.forEach((one, at) => look(one, `${where}[${at}]`, faults));
  if (typeof thing !== 'object' || thing === null) return;
  const rule = RULES[String((thing as { type?: unknown }).type)];
  if (!rule) return void faults.push(`${where}: a type that the model does not have`);
  for (const name of rule.must) if ((thing as Record<string, unknown>)[name] === undefined) faults.push(`${where}: no ${name}`);
  for (const [name, value] of Object.entries(thing)) {
    if (value === undefined) continue;
    if (name === '@context') continue;
    if (!rule.must.includes(name) && !rule.may.includes(name)) faults.push(`${where}: ${name} is no member of it`);
    const form = FORMS[name];
    if (form && !form.test(String(value))) faults.push(`${where}.${name}: ${String(value)}`);
    if (typeof value === 'object') look(value, `${where}.${name}`, faults);
  }
}

/** What is not valid in a collection of annotations; nothing when it is valid. */
export function faultsOf(collection: Record<string, unknown> & { first?: { items?: unknown[] } }): string[] {
  const faults: string[] = [];
  const contexts = [collection['@context']].flat();
  if (!contexts.includes('http://www.w3.org/ns/anno.jsonld')) faults.push('not the context of the model');
  look(collection, 'collection', faults);
  const { items = [] } = collection.first ?? {};
  if (items.length !== collection.total) faults.push('total is not how many there are');
  const ids = items.map((one) => (one as { id: string }).id);
  if (new Set(ids).size !== ids.length) faults.push('two of one id');
  return faults;
}
