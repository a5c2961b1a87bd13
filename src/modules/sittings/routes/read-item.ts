import { type LocalDate, parseLocalDate } from '../../../kernel/date.ts';
import { isHeld } from '../../permits/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { conditionsFrom, hasDoubled } from '../core/conditions.ts';
import { type Applicant, grounds, type Item, itemKinds } from '../core/item.ts';
import type { Sitting } from '../queries.ts';
import { applicantRows } from '../screens/forms.tsx';
import { pagesText } from '../text/pages.ts';
import { type Ctx, type Fields, linesIn, textIn } from './kit.ts';

export type ReadItem = { readonly item: Omit<Item, 'id'> | undefined; readonly faults: Readonly<Record<string, string>> };

/** The register that the items of a meeting are made of, as of today: for a made-up meeting with what is made up. */
export const viewFor = ({ deps, today }: Pick<Ctx, 'deps' | 'today'>, { fictitious }: Pick<Sitting, 'fictitious'>): RegisterView =>
  (fictitious ? deps.register.withFictitious : deps.register).view(today, today);

/** An item as the form says it: slots and conditions from the register, applicants from the rows or, when it has come from a case, as they were. */
export function readItem(ctx: Ctx, fields: Fields, sitting: Pick<Sitting, 'fictitious'>, before: Item | undefined): ReadItem {
  const words = pagesText[ctx.lang].form;
  const view = viewFor(ctx, sitting);
  const faults: Record<string, string> = {};
  const kind = itemKinds.find((one) => one === textIn(fields, 'kind')) ?? 'information';
  const title = textIn(fields, 'title');
  if (title === '') faults.title = words.titleMissing;
  if (title.length > 300) faults.title = words.tooLong;
  const area = textIn(fields, 'area') === '' ? undefined : view.findArea(textIn(fields, 'area'));
  const isAboutPermit = kind === 'revocation' || kind === 'conditions';
  const permit = area?.permits.filter(isHeld).find(({ id }) => id === textIn(fields, 'permit'));
  if ((kind === 'award' || isAboutPermit) && !area) faults.area = words.areaMissing;
  if (isAboutPermit && area && !permit) faults.permit = words.permitMissing;
  const day = (name: string): LocalDate | null => {
    const text = textIn(fields, name);
    const read = text === '' ? undefined : parseLocalDate(text);
    if (read && !read.ok) faults[name] = words.dayWrong;
    return read?.ok ? read.value : null;
  };
  const asked = day('asked');
  const answered = day('answered');
  const lines = linesIn(fields, 'conditions');
  const own = view.areas.find((one) => one.area.id === area?.area.id)?.conditions?.payload.conditions ?? [];
  const applicants =
    before?.careCase || kind === 'information' || kind === 'discussion'
      ? (before?.applicants ?? [])
      : isAboutPermit
        ? holderOf(view, permit?.grant)
        : rowsIn(ctx, view, fields, faults);
  const item: Omit<Item, 'id'> = {
    kind,
    title,
    area: area?.area.id ?? null,
    careCase: before?.careCase ?? null,
    background: linesIn(fields, 'background'),
    matter: textIn(fields, 'matter'),
    assessment: textIn(fields, 'assessment'),
    statement: before?.statement ?? null,
    proposal: textIn(fields, 'proposal'),
    slots: area ? (area.agencyDecision?.payload.slots ?? area.definition?.payload.slots ?? null) : null,
    applicants,
    conditions: area ? (lines.length > 0 ? conditionsFrom(lines, [...(before?.conditions ?? []), ...own]) : own) : [],
    permit: isAboutPermit ? (permit?.id ?? null) : null,
    ground: isAboutPermit ? (grounds.find((one) => one === textIn(fields, 'ground')) ?? null) : null,
    hearing: isAboutPermit && asked !== null ? { asked, answered, said: textIn(fields, 'said') } : null,
    presenter: textIn(fields, 'presenter'),
    continues: before?.continues ?? null,
  };
  if (hasDoubled(item.conditions)) faults.conditions = pagesText[ctx.lang].faults['condition-doubled'];
  return { item: Object.keys(faults).length > 0 ? undefined : item, faults };
}

function holderOf(
  view: RegisterView,
  grant: { readonly region: string; readonly hospital: string | null } | undefined,
): readonly Applicant[] {
  if (!grant) return [];
  const region = view.findRegion(grant.region);
  return [
    {
      key: 'h1',
      region: grant.region,
      regionName: region?.name ?? grant.region,
      collaborationRegions: region?.collaborationRegions ?? [],
      hospital: grant.hospital,
      unit: null,
      application: null,
      diaryNumber: null,
      withdrawn: false,
      wants: { population: null, tasks: [], subPermits: [] },
    },
  ];
}

function rowsIn(ctx: Ctx, view: RegisterView, fields: Fields, faults: Record<string, string>): readonly Applicant[] {
  return Array.from({ length: applicantRows }, (_, i) => i + 1).flatMap((n): readonly Applicant[] => {
    const region = view.findRegion(textIn(fields, `region-${n}`));
    if (!region) return [];
    const hospital = textIn(fields, `hospital-${n}`);
    const isKnown = view.data.organisations.some((one) => one.kind === 'hospital' && one.name === hospital && one.region === region.code);
    if (hospital !== '' && !isKnown) faults[`hospital-${n}`] = pagesText[ctx.lang].form.hospitalWrong;
    const population = (['adults', 'children', 'both'] as const).find((one) => one === textIn(fields, `population-${n}`)) ?? null;
    const { slots } = view.findArea(textIn(fields, 'area'))?.agencyDecision?.payload ?? { slots: null };
    return [
      {
        key: `s${n}`,
        region: region.code,
        regionName: region.name,
        collaborationRegions: region.collaborationRegions,
        hospital: hospital === '' ? null : hospital,
        unit: textIn(fields, `unit-${n}`) || null,
        application: null,
        diaryNumber: null,
        withdrawn: textIn(fields, `withdrawn-${n}`) === 'yes',
        // What a paper says of parts is settled when a proposal is put: all of the area's may be granted.
        wants: { population, tasks: (slots?.tasks ?? []).map(({ id }) => id), subPermits: (slots?.subPermits ?? []).map(({ id }) => id) },
      },
    ];
  });
}

/** The form's values for an item as it stands. */
export function valuesOfItem(item: Item | undefined): Readonly<Record<string, string>> {
  if (!item) return { kind: 'award' };
  return {
    kind: item.kind,
    title: item.title,
    area: item.area ?? '',
    background: item.background.join('\n'),
    matter: item.matter,
    assessment: item.assessment,
    proposal: item.proposal,
    presenter: item.presenter,
    conditions: item.conditions.map(({ text }) => text.sv).join('\n'),
    permit: item.permit ?? '',
    ground: item.ground ?? '',
    asked: item.hearing?.asked ?? '',
    answered: item.hearing?.answered ?? '',
    said: item.hearing?.said ?? '',
    ...Object.fromEntries(
      item.applicants.flatMap(({ region, hospital, unit, withdrawn, wants }, i) => [
        [`region-${i + 1}`, region],
        [`hospital-${i + 1}`, hospital ?? ''],
        [`unit-${i + 1}`, unit ?? ''],
        [`population-${i + 1}`, wants.population ?? 'none'],
        [`withdrawn-${i + 1}`, withdrawn ? 'yes' : ''],
      ]),
    ),
  };
}
