import type {
  CodeRef,
  Criterion,
  Definition,
  Delimitation,
  Door,
  Expression,
  Localised,
  Redirection,
} from '../../src/modules/definitions/core/index.ts';

/** A small made-up definition that tests bend. */
const text = (name: string): Localised => ({ sv: `${name} på svenska`, en: `${name} in English` });

export const criterion = (id: string, over: Partial<Criterion> = {}): Criterion => ({
  id,
  question: text(id),
  text: text(id),
  legalReference: '1 §',
  ...over,
});

export const door = (id: string, opensWhen: Expression): Door => ({
  id,
  title: text(id),
  text: text(id),
  legalReference: '2 §',
  opensWhen,
  outcomes: [],
});

export const delimitation = (id: string, over: Partial<Delimitation> = {}): Delimitation => ({
  id,
  title: text(id),
  question: text(id),
  text: text(id),
  legalReference: '3 §',
  effect: 'home-region',
  codes: [],
  notCodes: [],
  ...over,
});

export const redirection = (area: string, codes: readonly CodeRef[], through = 'elsewhere'): Redirection => ({
  id: `to-${area}`,
  area,
  through,
  text: text(area),
  legalReference: '4 §',
  codes,
});

export const orpha = (code: string, strength: 'decides' | 'suggests' = 'decides', withDescendants = false): CodeRef => ({
  system: 'ORPHA',
  code,
  withDescendants,
  strength,
});
export const icd = (code: string, strength: 'decides' | 'suggests' = 'decides'): CodeRef => ({
  system: 'ICD-10-SE',
  code,
  withDescendants: true,
  strength,
});

export function sample(over: Partial<Definition> = {}, areaId = 'sample'): Definition {
  return {
    format: 'tillstand-definition/1',
    id: `${areaId}@1`,
    areaId,
    version: 1,
    status: 'own-reading',
    marks: [],
    name: text(areaId),
    source: { title: 'Påhittad för test', url: null, seen: '2026-11-21' },
    population: { groups: ['adult', 'child'], childUnder: 18, text: text('population'), legalReference: '5 §' },
    doors: [door('in', { all: [{ criterion: 'ill' }, { criterion: 'tried' }] })],
    criteria: [criterion('ill'), criterion('tried')],
    clarifications: [
      {
        id: 'illness',
        text: text('illness'),
        legalReference: '6 §',
        codes: [orpha('10')],
        establishes: { confirmed: 'ill', suspected: 'ill' },
      },
    ],
    delimitations: [delimitation('mild', { codes: [icd('A01.1')] })],
    redirections: [],
    slots: [],
    referral: [],
    ...over,
  };
}
