import { ruleById, severityOf } from '../rules';
import type { Text } from '../text/sourceText';
import type { EngineSettings, Fix, FormatId, Place, RuleId, Span } from '../types';
import { copyDeletions, losses } from './fixes';
import type { DuplicateFinding } from './inDocument';
import { firstLineEnd, linesText, wordCount } from './messages';
import type { SharedStretch } from './sharedStretches';

export const CROSS_DOCUMENT: RuleId = 'duplicate/cross-document';

const FIRST_LINE = [1, 1] as const;
/** More places to go to than this would bury the other fixes. */
const MOST_PLACES = 3;

/** What a document shares with others, as findings: one for each stretch, in each of the documents. */
export function crossDocumentFindings(
  stretches: readonly SharedStretch[],
  text: Text,
  format: FormatId,
  settings: EngineSettings,
  asides: () => readonly Span[],
): DuplicateFinding[] {
  const rule = ruleById(CROSS_DOCUMENT);
  const severity = rule ? severityOf(rule, settings) : 'off';
  if (severity === 'off') return [];
  const isSet = settings.severities[CROSS_DOCUMENT] !== undefined || settings.severities.duplicate !== undefined;
  return stretches.map((stretch) => {
    const { start, end, places, wire } = stretch;
    return {
      rule: CROSS_DOCUMENT,
      family: 'duplicate',
      severity: wire && !isSet ? 'hint' : severity,
      start,
      end: firstLineEnd(text, stretch),
      message: message(stretch),
      extent: { start, end },
      related: places.map((place) => ({ ...place, message: stretch.exact ? 'The same passage' : 'An edited copy' })),
      fixes: (current: string) => crossDocumentFixes(current, format, stretch, asides()),
    } satisfies DuplicateFinding;
  });
}

function message({ units, words, exact, figures, wire, places }: SharedStretch): string {
  const [{ uri = '', lines = FIRST_LINE }] = places;
  const others = new Set(places.map((place) => place.uri)).size - 1;
  const more = others === 0 ? '' : ` and in ${others} other ${others === 1 ? 'document' : 'documents'}`;
  const where = `in ${documentName(uri)}, ${linesText(lines)}${more}`;
  const what = units === 1 ? 'This paragraph' : `This and the next ${units === 2 ? 'paragraph' : `${units - 1} paragraphs`}`;
  const label = wire ? 'Wire copy: ' : '';
  const text = exact
    ? `${what} (${wordCount(words)}) also ${units === 1 ? 'stands' : 'stand'} ${where}.`
    : `${what} (${wordCount(words)}) ${units === 1 ? 'stands' : 'stand'} edited${figures ? ', with other figures,' : ''} ${where}.`;
  return label === '' ? text : label + text[0].toLowerCase() + text.slice(1);
}

function crossDocumentFixes(text: string, format: FormatId, stretch: SharedStretch, asides: readonly Span[]): Fix[] {
  const places = stretch.places.slice(0, MOST_PLACES);
  const named = (place: Place): string => `${documentName(place.uri ?? '')}, ${linesText(place.lines ?? FIRST_LINE)}`;
  const fixes: Fix[] = places.map((place) => ({
    title: `Go to ${named(place)}`,
    kind: 'navigate',
    preferred: false,
    edits: [],
    target: place,
  }));
  fixes.unshift({
    title: `Compare with ${named(places[0])}, side by side`,
    kind: 'compare',
    preferred: true,
    edits: [],
    target: places[0],
  });
  const edits = copyDeletions(text, [stretch], asides, []);
  fixes.push({ title: `Delete it here${losses(text, format, edits)}`, kind: 'delete', preferred: false, edits });
  // A stretch that the others have in part only is deleted there as far as it goes.
  const documents = new Set(stretch.places.map((place) => place.uri)).size;
  const others = documents === 1 ? 'the other document' : `the ${documents} other documents`;
  fixes.push({
    title: `Keep it here, delete it in ${others}`,
    kind: 'delete',
    preferred: false,
    edits: [],
    elsewhere: stretch.places,
  });
  return fixes;
}

/** The file name in an address or a path. */
export function documentName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name) || uri;
  } catch {
    return name || uri;
  }
}
