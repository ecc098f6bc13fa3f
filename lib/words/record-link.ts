/** Where a record page is asked about: a claim, a day to compare with, and the note of an open tab that one came from; `panel` = it is shown beside the page, not in a tab. */
export type RecordPlace = { claim?: string; on?: string; tab?: number; note?: string; panel?: boolean };

/**
 * Address of a record page within the extension. It names the page one came from by its tab only: titles and addresses of pages must not end up in the
 * browser's own history.
 */
export function recordLink(place: RecordPlace): string {
  const search = new URLSearchParams();
  for (const key of ['claim', 'on', 'tab', 'note'] as const) if (place[key] !== undefined) search.set(key, String(place[key]));
  if (place.panel) search.set('panel', '1');
  const text = search.toString();
  return text === '' ? 'record.html' : `record.html?${text}`;
}

/** The place that an address names; what cannot be is left out. */
export function recordPlace(search: string): RecordPlace {
  const asked = new URLSearchParams(search);
  const [claim, on, tab, note] = [asked.get('claim'), asked.get('on'), asked.get('tab'), asked.get('note')];
  return {
    ...(claim && { claim }),
    ...(on && /^\d{4}(-\d{2}){0,2}$/.test(on) && { on }),
    ...(tab && /^\d{1,10}$/.test(tab) && { tab: Number(tab) }),
    ...(note && { note }),
    ...(asked.has('panel') && { panel: true }),
  };
}
