import { formatDate, formatList } from '../../../kernel/format.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Sub, Tag } from '../../../ui/index.ts';
import type { Lack } from '../core/composition.ts';
import type { GroupStatus } from '../core/group.ts';
import type { Seat } from '../queries/groups.ts';
import type { Named } from '../queries/organisations.ts';
import { groupsText } from '../text/groups.ts';

export type Place = { readonly lang: Lang; readonly url: Urls };

/** What a group lacks, in words. */
export function lackText(lang: Lang, lack: Lack, regions: readonly Named[]): string {
  const text = groupsText[lang].lacks;
  switch (lack.kind) {
    case 'too-few':
      return text['too-few'](lack.have, lack.least);
    case 'too-many':
      return text['too-many'](lack.have, lack.most);
    case 'regions':
      return text.regions(
        formatList(
          lack.regions.map((id) => nameIn(regions, id)),
          lang,
        ),
        lack.regions.length,
      );
    case 'patient-voice':
      return text['patient-voice'];
    case 'professions':
      return text.professions(formatList(lack.have, lang), lack.have.length, lack.least);
  }
}

export const nameIn = (regions: readonly Named[], id: string | null): string => regions.find((one) => one.id === id)?.name ?? id ?? '–';

type LacksProps = { readonly lang: Lang; readonly lacks: readonly Lack[]; readonly regions: readonly Named[]; readonly heading?: string };

/** Whether a composition is as it should be, and if not what is missing. */
export function Lacks({ lang, lacks, regions, heading }: LacksProps) {
  const text = groupsText[lang].lacks;
  if (lacks.length === 0) return <p>{text.whole}</p>;
  return (
    <Alert lang={lang} kind="warning" title={heading ?? text.heading} level={3}>
      <ul>
        {lacks.map((lack) => (
          <li key={lack.kind}>{lackText(lang, lack, regions)}</li>
        ))}
      </ul>
    </Alert>
  );
}

const tones = { forming: 'neutral', proposed: 'info', appointed: 'success' } as const;

export function StatusOfGroup({ lang, status }: { readonly lang: Lang; readonly status: GroupStatus }) {
  return <Tag tone={tones[status]}>{groupsText[lang].statuses[status]}</Tag>;
}

/** Says on every page that the case is made up. */
export function MadeUp({ lang, fictitious }: { readonly lang: Lang; readonly fictitious: boolean }) {
  if (!fictitious) return null;
  return (
    <Alert lang={lang} kind="warning">
      {groupsText[lang].fictitious}
    </Alert>
  );
}

/** Whom a member speaks for: a profession and region, patients, next of kin. */
export function Speaks({
  lang,
  seat,
  regions,
}: {
  lang: Lang;
  seat: Pick<Seat, 'profession' | 'collaborationRegion' | 'represents'>;
  regions: readonly Named[];
}) {
  const text = groupsText[lang];
  return (
    <>
      {seat.represents === 'profession' ? seat.profession : text.voices[seat.represents]}
      <Sub>{seat.collaborationRegion === null ? null : nameIn(regions, seat.collaborationRegion)}</Sub>
    </>
  );
}

export const termText = (lang: Lang, { from, to }: Pick<Seat, 'from' | 'to'>): string =>
  from && to ? groupsText[lang].group.termOf(formatDate(from, lang), formatDate(to, lang)) : '–';
