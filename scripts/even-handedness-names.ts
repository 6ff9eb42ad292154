/**
 * Names that stand for the two sides of something, by pairs. Exchanging them in a text must change no finding. Only words
 * that are names in every use stand here: “left” is also a verb, “Labour” also work.
 */
export const NAMES: readonly (readonly [string, string])[] = [
  ['Norland', 'Suland'],
  ['Adair', 'Boro'],
  ['Democrat', 'Republican'],
  ['Democrats', 'Republicans'],
  ['Labour', 'Conservative'],
  ['Russia', 'Ukraine'],
  ['Russian', 'Ukrainian'],
  ['Russians', 'Ukrainians'],
  ['Moscow', 'Kyiv'],
  ['Israel', 'Palestine'],
  ['Israeli', 'Palestinian'],
  ['Israelis', 'Palestinians'],
  ['China', 'Taiwan'],
  ['Chinese', 'Taiwanese'],
  ['Beijing', 'Taipei'],
  ['India', 'Pakistan'],
  ['Indian', 'Pakistani'],
  ['Indians', 'Pakistanis'],
  ['Britain', 'France'],
  ['British', 'French'],
  ['London', 'Paris'],
  ['America', 'Iran'],
  ['American', 'Iranian'],
  ['Americans', 'Iranians'],
  ['Washington', 'Tehran'],
  ['Germany', 'Poland'],
  ['German', 'Polish'],
  ['Muslim', 'Christian'],
  ['Muslims', 'Christians'],
  ['muslims', 'christians'],
  ['Catholic', 'Protestant'],
  ['Catholics', 'Protestants'],
  ['mosque', 'church'],
  ['mosques', 'churches'],
  ['imam', 'priest'],
  ['imams', 'priests'],
  ['left-wing', 'right-wing'],
  ['left-winger', 'right-winger'],
  ['left-wingers', 'right-wingers'],
  ['far-left', 'far-right'],
  ['hard-left', 'hard-right'],
  ['leftist', 'rightist'],
  ['leftists', 'rightists'],
  ['Remain', 'Leave'],
  ['pro-life', 'pro-choice'],
  ['globalist', 'nativist'],
  ['globalists', 'nativists'],
  ['his', 'her'],
  ['he', 'she'],
  ['He', 'She'],
  ['His', 'Her'],
  ['Mr', 'Ms'],
  ['spokesman', 'spokeswoman'],
  ['chairman', 'chairwoman'],
];

const other = new Map(NAMES.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
const pattern = new RegExp(`(?<![\\p{L}-])(?:${[...other.keys()].join('|')})(?![\\p{L}-])`, 'gu');

/** The text with every name exchanged for the other of its pair; the same text where no name stands. */
export function swapped(text: string): string {
  return text.replace(pattern, (name) => other.get(name) as string);
}
