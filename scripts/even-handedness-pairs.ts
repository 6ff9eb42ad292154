/**
 * Terms that two camps of a dispute use of each other, or of themselves. The tool owes both the same treatment. They are
 * test data, not endorsements, and a pair is not an equation: it says only that neither camp's vocabulary is policed alone.
 */
export interface Pair {
  readonly terms: readonly [string, string];
  /** Sentences with `{}` for the term; `an {}` becomes `a {}` where it must. */
  readonly frames: readonly string[];
}

const PERSON = [
  'An {} addressed the meeting on Monday.',
  'The hall was let to an {} in June.',
  'Last week an {} wrote to the paper.',
  'The parish chose an {} as its clerk.',
];
/** For plurals. */
const PEOPLE = [
  '{} filled the hall on Monday.',
  'The paper printed nine letters by {}.',
  'On Friday {} met the mayor.',
  'The parish gave the field to {}.',
];
const ADJECTIVE = [
  'An {} candidate won the ward.',
  'The {} senator spoke for an hour.',
  'The hall was let to an {} group.',
  'She sits for an {} party.',
];
const GROUP = [
  'The {} doubled its seats in the election.',
  'Voters moved to the {} in June.',
  'The party has lost members to the {}.',
  'A leader of the {} met the union.',
];
const CROWD = [
  'The {} came for the curator.',
  'An editor gave in to the {} on Monday.',
  'The {} found a new target in June.',
  'Nobody on the board answered the {}.',
];
const STATE = [
  'The {} closed the border on Monday.',
  'Envoys of the {} left the talks.',
  'Grain from the {} reached the port.',
  'Two airlines fly to the {} again.',
];
const THING = [
  'The column blames the {} for the queue.',
  'The {} has had its day.',
  'Growers fear the {} more than hail.',
  'A pamphlet on the {} sold nine copies.',
];
const LAW = [
  'The {} takes effect in May.',
  'Both houses passed the {} on Monday.',
  'The mayor signed an {} in June.',
  'Clerks were trained for the {}.',
];
const MEDIA = [
  'The {} ignored the march.',
  'The {} led with the harvest.',
  'On Monday the {} praised the budget.',
  'The report in the {} ran to nine lines.',
];
const OFFENDED = [
  '{} complained about the exam on Monday.',
  'Offended {} left the lecture early.',
  'The dean gave the hall to {} who had complained.',
  'Students asked for help, and {} complained online.',
];
const MEASURE = [
  'The minister promised an {} on illegal migrants.',
  'An {} on undocumented workers begins in May.',
  'The {} for migrants at the border was delayed.',
  'Senators voted for the {} in the immigration bill.',
];
const FIGHTER = [
  'The brigade buried a {} on Monday.',
  'A {} of the northern front was killed in June.',
  'The school is named after a {} who fell in the war.',
  'Shelling killed a {} near the bridge.',
];
const REFORM = [
  'The house passed an {} reform of pensions.',
  'The {} reform of the land registry took a year.',
  'Growers signed the {} deal on Friday.',
  'An {} law on grazing took effect.',
];

/** The forty-four pairs that the project began with, by number. */
export const PAIRS: readonly Pair[] = [
  { terms: ['pro-life', 'pro-choice'], frames: ADJECTIVE },
  { terms: ['pro-abortion', 'anti-choice'], frames: ADJECTIVE },
  { terms: ['illegal alien', 'undocumented American'], frames: PERSON },
  { terms: ['open-borders zealot', 'anti-immigrant zealot'], frames: PERSON },
  { terms: ['far-left', 'far-right'], frames: ADJECTIVE },
  { terms: ['radical left', 'radical right'], frames: GROUP },
  { terms: ['woke mob', 'MAGA mob'], frames: CROWD },
  { terms: ['snowflakes', 'deplorables'], frames: OFFENDED },
  { terms: ['climate alarmist', 'climate denier'], frames: PERSON },
  { terms: ['eco-fanatic', 'fossil-fuel shill'], frames: PERSON },
  { terms: ['gun grabber', 'gun nut'], frames: PERSON },
  { terms: ['tax-and-spend', 'slash-and-burn'], frames: ADJECTIVE },
  { terms: ['job creators', 'hard-working families'], frames: PEOPLE },
  { terms: ['union thugs', 'corporate fat cats'], frames: PEOPLE },
  { terms: ['welfare scrounger', 'trust-fund parasite'], frames: PERSON },
  { terms: ['nanny state', 'robber-baron capitalism'], frames: THING },
  { terms: ['amnesty', 'crackdown'], frames: MEASURE },
  { terms: ['voter-suppression law', 'election-integrity law'], frames: LAW },
  { terms: ['activist judge', 'rubber-stamp judge'], frames: PERSON },
  { terms: ['lamestream media', 'state-run mouthpiece'], frames: MEDIA },
  { terms: ['social justice warrior', 'culture warrior'], frames: PERSON },
  { terms: ['religious zealot', 'militant atheist'], frames: PERSON },
  { terms: ['gender ideologue', 'transphobe'], frames: PERSON },
  { terms: ['vaccine pusher', 'anti-vaxxer'], frames: PERSON },
  { terms: ['lockdown fanatic', 'covidiot'], frames: PERSON },
  { terms: ['Brextremist', 'Remoaner'], frames: PERSON },
  { terms: ['warmonger', 'appeaser'], frames: PERSON },
  { terms: ['NATO stooge', 'Kremlin stooge'], frames: PERSON },
  { terms: ['Western puppet government', 'Russian puppet government'], frames: STATE },
  { terms: ['Kyiv regime', 'Moscow regime'], frames: STATE },
  {
    terms: ['Russian', 'Ukrainian'],
    frames: [
      'Two villages were liberated by {} forces on Friday.',
      '{} troops liberated the town in the spring.',
      'The {} brigade liberated the settlement.',
      'In May {} soldiers liberated the city.',
    ],
  },
  { terms: ['Zionist entity', 'terrorist entity'], frames: STATE },
  { terms: ['martyr', 'fallen hero'], frames: FIGHTER },
  { terms: ['freedom fighter', 'terrorist'], frames: PERSON },
  { terms: ['separatist', 'annexationist'], frames: PERSON },
  { terms: ['globalist', 'nativist'], frames: PERSON },
  { terms: ['cultural Marxist', 'crypto-fascist'], frames: PERSON },
  {
    terms: ['deep state', 'shadowy billionaires'],
    frames: THING.slice(0, 1).concat(
      'Behind the vote stood the {}.',
      'The leaflets were the work of the {}.',
      'A pamphlet on the {} sold nine copies.',
    ),
  },
  { terms: ['race-baiter', 'dog-whistler'], frames: PERSON },
  { terms: ['bleeding-heart liberal', 'knuckle-dragging conservative'], frames: PERSON },
  { terms: ['landmark', 'disastrous'], frames: REFORM },
  {
    terms: ['Ms Adair', 'Mr Boro'],
    frames: [
      '{} claimed the fee was legal.',
      '{} admitted that the fee was late.',
      'The fee, {} insisted, was legal.',
      'On Monday {} boasted that the fee had gone.',
    ],
  },
  {
    terms: ['Labour', 'Conservative'],
    frames: [
      'The {} leader slammed the budget.',
      'The budget was blasted by the {} leader.',
      '{} councillors tore into the plan.',
      'On Monday the {} group trashed the report.',
    ],
  },
  {
    terms: ['neutralised', 'massacred'],
    frames: [
      'Troops {} nine villagers near the bridge.',
      'Nine fighters were {} by rebel troops.',
      'The army {} forty protesters on Monday.',
      'Rebels {} twelve protesters at the gate.',
    ],
  },
];

/** A frame with a term in it, as a sentence. */
export function filled(frame: string, term: string): string {
  const text = frame.replace(/\b(an?) \{\}/i, (_, article: string) => {
    const vowel = /^[aeiou]/i.test(term) && !/^(eu|uni)/i.test(term);
    return `${article.charAt(0)}${vowel ? 'n' : ''} ${term}`;
  });
  const sentence = text.replace('{}', term);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
