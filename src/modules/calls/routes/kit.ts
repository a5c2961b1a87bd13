import { z } from 'zod';
import { parseLocalDate } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Context, routesFor } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { all, doingOf, freshlySignedIn, isKeyReused, keyReused, mayAs, refuseAct } from '../../access/index.ts';
import type { CallRefusal } from '../commands/kit.ts';
import type { CallContent } from '../core/call.ts';
import type { CallsDeps } from '../deps.ts';
import type { Call } from '../queries.ts';
import { type DraftValues, draftFields } from '../screens/forms.tsx';
import { callText } from '../text/calls.ts';

export { hiddenOf, readAs } from '../../access/index.ts';

export const { page, form, file, json } = routesFor<CallsDeps>();
export type Ctx = Context<CallsDeps, unknown, unknown, unknown>;

/** Who works with calls, who writes them, who announces them, and who answers for a region. */
export const reads = mayAs('case-officer', 'head', 'registrar', 'analyst');
export const writes = mayAs('case-officer');
export const announces = all(mayAs('head'), freshlySignedIn);
export const heads = mayAs('head');
export const regional = ['region-contact', 'applicant-editor', 'region-signatory'] as const;
export const ofRegion = mayAs(...regional);

export const callParams = z.object({ id: z.uuid() });
export const questionParams = callParams.extend({ question: z.uuid() });
export const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const text = z.string().max(20_000).default('');
export const draftBody = z.object({
  version: versionField,
  introductionSv: text,
  introductionEn: text,
  units: text,
  unitsForChildren: text,
  subPermit: text,
  attachments: text,
  expectedStart: text,
  contact: text,
  lastDay: text,
  reason: text,
});
export type DraftBody = z.output<typeof draftBody>;

const limits: Readonly<Record<string, number>> = {
  introductionSv: 8_000,
  introductionEn: 8_000,
  attachments: 4_000,
  expectedStart: 300,
  contact: 500,
  reason: 4_000,
};

/** What a form says, or what is wrong with it by field. Units that are no number are kept for the rules to refuse. */
export function readDraft(lang: 'sv' | 'en', sent: DraftBody) {
  const words = callText[lang].faults;
  const faults: Record<string, string> = {};
  for (const [name, most] of Object.entries(limits)) if (sent[name as 'reason'].length > most) faults[name] = words.tooLong;
  const day = sent.lastDay.trim() === '' ? null : parseLocalDate(sent.lastDay.trim());
  if (day !== null && !day.ok) faults.lastDay = words.notDay;
  const number = (value: string): number => (/^\d{1,2}$/.test(value.trim()) ? Number(value) : Number.NaN);
  const units = number(sent.units);
  const unitsForChildren = sent.unitsForChildren.trim() === '' ? 0 : number(sent.unitsForChildren);
  if (Number.isNaN(units)) faults.units = words['units-out-of-range'];
  if (Number.isNaN(unitsForChildren)) faults.unitsForChildren = words['children-out-of-range'];
  const content: CallContent = {
    introductionSv: sent.introductionSv.trim(),
    introductionEn: sent.introductionEn.trim(),
    units,
    unitsForChildren,
    attachments: sent.attachments
      .trim()
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    expectedStart: sent.expectedStart.trim(),
    contact: sent.contact.trim(),
    subPermit: sent.subPermit.trim() || null,
  };
  return { content, lastDay: day?.ok ? day.value : null, faults };
}

export const valuesOf = ({ content, lastDay }: Pick<Call, 'content' | 'lastDay'>): DraftValues => ({
  introductionSv: content.introductionSv,
  introductionEn: content.introductionEn,
  units: String(content.units),
  unitsForChildren: String(content.unitsForChildren),
  subPermit: content.subPermit ?? '',
  attachments: content.attachments.join('\n'),
  expectedStart: content.expectedStart,
  contact: content.contact,
  lastDay: lastDay ?? '',
  reason: '',
});

/** The fields that two versions differ in, for showing them beside each other. */
export const differing = (lang: 'sv' | 'en', now: DraftValues, yours: DraftValues) =>
  draftFields
    .filter((name) => now[name] !== yours[name].trim())
    .map((name) => ({ label: callText[lang].fields[name], now: now[name] || '–', yours: yours[name] || '–' }));

/** In which field a fault of the rules belongs. */
export const fieldOf: Readonly<Record<string, string>> = {
  'introduction-missing': 'introductionSv',
  'contact-missing': 'contact',
  'units-out-of-range': 'units',
  'more-than-decided': 'units',
  'children-out-of-range': 'unitsForChildren',
  'last-day-missing': 'lastDay',
  'last-day-passed': 'lastDay',
  'sub-permit-missing': 'subPermit',
  nearer: 'lastDay',
  unchanged: 'introductionSv',
  missing: 'reason',
};

export const noCall = (): Problem =>
  notFound(phrase({ sv: callText.sv.public, en: callText.en.public }, 'notFound'), [
    { href: '/utlysningar', text: phrase({ sv: callText.sv.public, en: callText.en.public }, 'toList') },
  ]);

/** The page that a refusal becomes, for acts whose form is one button or one text. */
export async function answerRefusal(
  ctx: Ctx,
  fault: CallRefusal | 'key-reused',
  about: { readonly id: string; readonly action: string },
): Promise<Problem> {
  if (isKeyReused(fault)) return keyReused();
  switch (fault.kind) {
    case 'missing':
      return noCall();
    case 'refused':
      return refuseAct(doingOf(ctx), { action: about.action, object: { kind: 'call', id: about.id } }, fault.denial);
    case 'journal': {
      const joined = (lang: 'sv' | 'en') => `${callText[lang].work.refused}: ${fault.faults.map((one) => one[lang]).join(' ')}`;
      return problem('conflict', { detail: { sv: joined('sv'), en: joined('en') } });
    }
    case 'faults': {
      const joined = (lang: 'sv' | 'en') => fault.faults.map((one) => callText[lang].faults[one]).join('. ');
      return problem('conflict', { detail: { sv: `${joined('sv')}.`, en: `${joined('en')}.` } });
    }
    case 'stale':
    case 'not-now':
      return problem('conflict', {
        detail: phrase({ sv: callText.sv.work, en: callText.en.work }, 'gone'),
        links: [{ href: paths.callWork(about.id), text: phrase({ sv: callText.sv.work, en: callText.en.work }, 'title') }],
      });
  }
}
