import type { Concept, ConceptKind, Mapping, Relation, Term } from '../../src/modules/codes/core/types.ts';
import type { Corpus } from './corpus.ts';
import { type Seeded, seeded } from './random.ts';

/** Parts of made-up disease names, English and Swedish side by side. */
const HEADS =
  'spino cerebello osteo myo neuro cardio hepato nephro dermato oculo oto cranio brachy dys hyper hypo poly oligo pseudo chondro leuko angio'.split(
    ' ',
  );
const STEMS: readonly (readonly [string, string])[] = [
  ['ataxia', 'ataxi'],
  ['dystonia', 'dystoni'],
  ['myopathy', 'myopati'],
  ['dysplasia', 'dysplasi'],
  ['atrophy', 'atrofi'],
  ['dystrophy', 'dystrofi'],
  ['neuropathy', 'neuropati'],
  ['encephalopathy', 'encefalopati'],
  ['lipidosis', 'lipidos'],
  ['anemia', 'anemi'],
  ['paraplegia', 'parapares'],
  ['chorea', 'korea'],
  ['sclerosis', 'skleros'],
  ['aplasia', 'aplasi'],
  ['keratosis', 'keratos'],
  ['uria', 'uri'],
  ['trophia', 'trofi'],
  ['opathia', 'opati'],
  ['edema', 'ödem'],
  ['oma', 'om'],
];
const QUALITIES: readonly (readonly [string, string])[] = [
  ['hereditary', 'hereditär'],
  ['familial', 'familjär'],
  ['congenital', 'medfödd'],
  ['progressive', 'progressiv'],
  ['infantile', 'infantil'],
  ['juvenile', 'juvenil'],
  ['late-onset', 'sent debuterande'],
  ['severe', 'svår'],
  ['mild', 'lindrig'],
  ['X-linked', 'X-bunden'],
  ['autosomal dominant', 'autosomalt dominant'],
  ['autosomal recessive', 'autosomalt recessiv'],
  ['distal', 'distal'],
  ['spastic', 'spastisk'],
];
const ENDS: readonly (readonly [string, string])[] = [
  ['disease', 'sjukdom'],
  ['syndrome', 'syndrom'],
  ['deficiency', 'brist'],
];
const ONSETS = 'b br d dr f fr g gr h j k kl l m n p r s st t tr v'.split(' ');
const VOWELS = 'a e i o u y å ä ö é ü'.split(' ');
const CODAS = ['', 'l', 'n', 'r', 's', 't', 'ck', 'nd', 'rg'];

const surname = (random: Seeded): string => {
  const syllables = Array.from({ length: 2 + random.below(2) }, () => random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS));
  const name = syllables.join('');
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
};

const geneSymbol = (random: Seeded): string =>
  Array.from({ length: 3 + random.below(2) }, () => random.pick([...'ABCDEFGHKLMNPRSTUVXYZ'])).join('') + (1 + random.below(19));

const diseaseName = (random: Seeded): readonly [string, string] => {
  const head = random.pick(HEADS);
  const second = random.next() < 0.5 ? random.pick(HEADS) : '';
  const [stemEn, stemSv] = random.pick(STEMS);
  const [qualityEn, qualitySv] = random.pick(QUALITIES);
  const [endEn, endSv] = random.pick(ENDS);
  const number = 1 + random.below(40);
  const forms: readonly (() => readonly [string, string])[] = [
    () => [`${qualityEn} ${head}${second}${stemEn} type ${number}`, `${qualitySv} ${head}${second}${stemSv} typ ${number}`],
    () => {
      const [one, other] = [surname(random), surname(random)];
      return [`${one}-${other} ${endEn}`, `${one}-${other}s ${endSv}`];
    },
    () => {
      const name = surname(random);
      return [
        `${head}${stemEn}-${qualityEn} ${second}${stemEn} syndrome, ${name} type`,
        `${head}${stemSv} med ${qualitySv} ${second}${stemSv}, ${name}s typ`,
      ];
    },
    () => {
      const gene = geneSymbol(random);
      return [`${gene}-related ${qualityEn} ${head}${second}${stemEn}`, `${qualitySv} ${head}${second}${stemSv} vid ${gene}-mutation`];
    },
  ];
  return random.pick(forms)();
};

const acronym = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((word) => (/^\d+$/.test(word) ? word : (word[0] ?? '').toUpperCase()))
    .join('');

const RELATIONS: readonly Relation[] = ['narrower', 'narrower', 'narrower', 'exact', 'broader'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUZ'];

/** A corpus of the size and make of the published one (9,960 entities, 14,579 ICD codes), for a clone that stands alone. */
export const syntheticCorpus = (seed: number): Corpus => {
  const random = seeded(seed);
  const none = { parents: [], genes: [], synonyms: [], status: 'active' } as const;
  const icd: Concept[] = [];
  for (const letter of LETTERS) {
    for (let number = 0; number < 83; number += 1) {
      const category = `${letter}${String(number).padStart(2, '0')}`;
      const [, titleSv] = diseaseName(random);
      icd.push({ ...none, system: 'ICD-10-SE', code: category, termSv: titleSv, termEn: null, kind: 'category' });
      for (const digit of [0, 1, 2, 3, 4, 8, 9].slice(random.below(3))) {
        const termSv = digit === 9 ? `${titleSv}, ospecificerad` : diseaseName(random)[1];
        icd.push({ ...none, system: 'ICD-10-SE', code: `${category}.${digit}`, termSv, termEn: null, kind: 'code', parents: [category] });
      }
    }
  }
  const codes = icd.filter(({ kind }) => kind === 'code').map(({ code }) => code);
  const orpha: Concept[] = [];
  const mappings: Mapping[] = [];
  const map = (code: string, system: 'ICD-10' | 'ICD-11' | 'OMIM', to: string): void => {
    mappings.push({ from: { system: 'ORPHA', code }, to: { system, code: to }, relation: random.pick(RELATIONS), source: 'synthetic' });
  };
  for (let at = 0; at < 9960; at += 1) {
    const code = String(5 + at * 7);
    const [termEn, termSv] = diseaseName(random);
    const synonyms: Term[] = [];
    if (random.next() < 0.6) synonyms.push({ text: acronym(termEn), lang: 'en' });
    if (random.next() < 0.5) synonyms.push({ text: diseaseName(random)[0], lang: 'en' });
    if (random.next() < 0.3) synonyms.push({ text: `${termEn}, ${surname(random)} variant`, lang: 'en' });
    const genes = Array.from({ length: random.below(3) }, () => geneSymbol(random));
    const kind = random.pick<ConceptKind>(['disorder', 'disorder', 'subtype', 'group']);
    orpha.push({ ...none, system: 'ORPHA', code, termSv: random.next() < 0.3 ? termSv : null, termEn, synonyms, genes, kind });
    if (random.next() < 0.8) map(code, 'ICD-10', random.pick(codes));
    if (random.next() < 0.6)
      map(code, 'ICD-11', `${1 + random.below(9)}${random.pick(LETTERS)}${String(random.below(99)).padStart(2, '0')}.${random.below(99)}`);
    for (let number = random.below(3); number > 0; number -= 1) map(code, 'OMIM', String(100_000 + random.below(520_000)));
  }
  return { origin: `synthetic, seed ${seed}`, orpha, icd, mappings };
};
