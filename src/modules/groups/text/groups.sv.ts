import type { GroupKind } from '../core/group.ts';

export const sv = {
  cases: 'Ärenden',
  groups: {
    title: 'Grupper',
    lede: 'De som bereder ärendet: sakkunniggruppen, beredningsgrupp 1 och beredningsgrupp 2.',
    none: 'Ingen är utsedd än.',
    members: (n: number) => (n === 1 ? '1 ledamot' : `${n} ledamöter`),
    status: 'Läge',
  },
  kinds: { expert: 'Sakkunniggrupp', b1: 'Beredningsgrupp 1 (B1)', b2: 'Beredningsgrupp 2 (B2)' } satisfies Record<GroupKind, string>,
  kindsThe: { expert: 'sakkunniggruppen', b1: 'beredningsgrupp 1', b2: 'beredningsgrupp 2' } satisfies Record<GroupKind, string>,
  fictitious: 'Påhittat ärende i demonstrationen',
  pageWords: ['sida', 'av'],
  footer: (number: string) => `Socialstyrelsen, ${number}`,
  api: {
    tag: 'Grupper',
    summary: 'Grupperna i ett ärende: ledamöter, ordförande och sammansättning',
  },
  staleTitle: 'Någon annan hann före',
  stale: 'Gruppen har ändrats sedan du öppnade sidan. Inget är sparat. Öppna gruppen och se vad som gäller nu.',
  toGroup: 'Till gruppen',
  notNowTitle: 'Det går inte att göra nu',
  notNow: 'Gruppen eller ärendet är i ett läge där det inte går.',
  membersOnly: 'Bara gruppens ledamöter och ärendets handläggare kommer åt mötena.',
  askOfficer: 'Fråga den som handlägger ärendet.',
  unknownPerson: 'okänd person',
  messages: {
    roundSubject: (area: string) => `Nominera till sakkunniggruppen för ${area}`,
    roundBody: (area: string, day: string) =>
      `Socialstyrelsen ber regionen nominera personer till sakkunniggruppen för ${area}. Sista dag är ${day}, till klockan 24.00.`,
    roundByMail: (letter: string, day: string) =>
      `${letter}\n\nSista dag är ${day}, till klockan 24.00. Svara med brev till Socialstyrelsen.`,
    nominatedSubject: (source: string, area: string) => `${source} har nominerat till sakkunniggruppen för ${area}`,
    nominatedBody: (number: string) => `Nomineringen har diarienummer ${number}.`,
    proposedSubject: (kind: string, area: string) => `Besluta om ${kind} för ${area}`,
    proposedBody: 'En handläggare har föreslagit gruppens ledamöter. Förslaget väntar på ditt beslut.',
    returnedSubject: (kind: string, area: string) => `Förslaget till ${kind} för ${area} är återlämnat`,
    appointedSubject: (kind: string, area: string) => `Du är utsedd till ledamot i ${kind} för ${area}`,
    appointedBody: (number: string) =>
      `Ditt förordnande har diarienummer ${number}. Innan du får läsa ärendets handlingar lämnar du en jävsdeklaration.`,
    groupAppointedSubject: (kind: string, area: string) => `${kind} för ${area} är utsedd`,
    meetingSubject: (kind: string, area: string) => `Möte i ${kind} för ${area}`,
    meetingBody: (when: string) => `Mötet är ${when}.`,
    meetingCancelled: (when: string) => `Mötet ${when} är inställt.`,
    nominateTask: (area: string) => `Nominera till sakkunniggruppen för ${area}`,
    decideTask: (kind: string) => `Besluta om ${kind}`,
  },
  events: {
    roundOpened: 'En nomineringsomgång till sakkunniggruppen öppnades.',
    proposed: (kind: string) => `Förslag till ${kind} lämnades.`,
    appointed: (kind: string) => `Ledamöter i ${kind} utsågs.`,
    left: (kind: string) => `En ledamot lämnade ${kind}.`,
    met: (kind: string) => `Ett möte i ${kind} planerades.`,
  },
  diary: {
    nomination: (area: string) => `Nominering till sakkunniggruppen för ${area}`,
    withdrawal: (area: string) => `Tillbakadragen nominering till sakkunniggruppen för ${area}`,
    leaving: (kind: string, area: string) => `En ledamot lämnar ${kind} för ${area}`,
  },
  links: { nominations: 'Nomineringar', groups: 'Grupper' },
};
