const number = ['noll', 'en', 'två', 'tre', 'fyra', 'fem'];
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} och ${names.at(-1)}`;

/** `vid tre enheter, varav två även för barn`. */
const at = (units: number | null, children: number | null): string => {
  if (units === null) return '';
  const whom = children === null || children === 0 ? '' : `, varav ${number[children] ?? children} även för barn`;
  return ` vid ${number[units] ?? units} ${units === 1 ? 'enhet' : 'enheter'}${whom}`;
};

export const sv = {
  board: 'Nämnden för nationell högspecialiserad vård',
  toldInCase: 'Har anmält jäv i ärendet.',
  toldInMeeting: (day: string, why: string) => `Anmält vid nämndens sammanträde ${day}: ${why}`,
  seats: { chair: 'Ordförande', member: 'Ledamot', substitute: 'Ersättare' },
  phases: {
    none: 'Utkast',
    planned: 'Planerat',
    noticed: 'Kallat',
    open: 'Pågår',
    closed: 'Avslutat, ska justeras',
    adjusted: 'Justerat',
    published: 'Protokoll publicerat',
    cancelled: 'Inställt',
  },
  itemPhases: {
    listed: 'På dagordningen',
    open: 'Pågår',
    voting: 'Omröstning',
    decided: 'Beslutat',
    closed: 'Klart',
    removed: 'Borttaget',
  },
  kinds: {
    award: 'Beslut om tillstånd',
    revocation: 'Återkallelse av tillstånd',
    conditions: 'Ändrade villkor',
    information: 'Information',
    discussion: 'Diskussion',
  },
  groundNames: {
    'conditions-not-met': 'Villkoren uppfylls inte längre',
    'premises-changed': 'Förutsättningarna för tillståndet har ändrats',
    'holder-request': 'Tillståndshavaren har begärt det',
  },
  populations: { adults: 'vuxna', children: 'barn', both: 'vuxna och barn', none: 'anges inte' },
  outcomes: {
    grant: 'Tillstånd beviljas',
    reject: 'Ansökan avslås',
    dismiss: 'Ansökan avvisas',
    'write-off': 'Ansökan avskrivs',
    'refer-back': 'Återremitteras till beredningsgruppen',
    table: 'Bordläggs',
    keep: 'Tillståndet ändras inte',
    revoke: 'Tillståndet återkallas',
    'change-conditions': 'Villkoren ändras',
  },
  modes: { open: 'Öppen omröstning med handuppräckning', named: 'Omröstning med namnupprop' },
  effects: { 'at-adjustment': 'När protokollet är justerat', 'at-once': 'Genast, när ordföranden har justerat punkten' },
  abstain: 'Avstår',
  approves: 'Bifall till förslag',
  yes: 'Ja',
  no: 'Nej',
  matter: (
    area: string,
    day: string | null,
    { units, children }: { readonly units: number | null; readonly children: number | null },
    applicants: readonly string[],
    hasStatement: boolean,
  ): string =>
    [
      day === null
        ? `Socialstyrelsen har beslutat att viss vård inom ${area} ska vara nationell högspecialiserad vård${at(units, children)}.`
        : `Socialstyrelsen beslutade den ${day} att viss vård inom ${area} ska vara nationell högspecialiserad vård${at(units, children)}.`,
      ...(applicants.length === 0 ? [] : [`${listed(applicants)} har ansökt om tillstånd.`]),
      ...(hasStatement ? ['Ett yttrande från beredningsgruppen har hämtats in.'] : []),
    ].join(' '),
  assessedOne: (region: string, outcome: 'grant' | 'reject' | null, reasons: string, start: string | null): string =>
    `${region}: ${outcome === 'grant' ? 'beredningsgruppen föreslår bifall' : outcome === 'reject' ? 'beredningsgruppen föreslår avslag' : 'beredningsgruppen har inget förslag'}${start === null ? '' : `, start den ${start}`}.${reasons.trim() === '' ? '' : ` ${reasons.trim()}`}`,
  /** What the board is asked to decide, as B2 proposes it. */
  proposed: (granted: readonly string[], rejected: readonly string[]): string =>
    [
      ...(granted.length === 0 ? [] : [`Nämnden beviljar tillstånd till ${listed(granted)}.`]),
      ...(rejected.length === 0 ? [] : [`Nämnden avslår ${rejected.length === 1 ? 'ansökan' : 'ansökningarna'} från ${listed(rejected)}.`]),
    ].join(' '),
  went: {
    'refer-back': (day: string, region: string, asked: string): string =>
      `Nämnden återremitterade ansökan från ${region} den ${day} med frågan: ${asked}`,
    table: (day: string, region: string, why: string): string => `Nämnden bordlade ansökan från ${region} den ${day}: ${why}`,
  },
  tasks: {
    startUp: (area: string) => `Förbered start: ${area}`,
    referredBack: (area: string) => `Nämnden har återremitterat: ${area}`,
    vacancy: (area: string) => `Plats ledig efter nämndens beslut: gör en ny ansökningsförfrågan för ${area}`,
  },
  notice: {
    title: (day: string) => `Kallelse till sammanträde ${day}`,
    fileName: (day: string) => `kallelse-namnden-${day}`,
    body: (start: string, place: string) =>
      `Sammanträdet börjar klockan ${start.replace(':', '.')}. Plats: ${place}. Dagordning och handlingar finns på sammanträdets sida.`,
    agenda: 'Dagordning',
    time: 'Tid',
    place: 'Plats',
    moved: (day: string) => `Sammanträdet ${day} har ändrats`,
    movedTo: (day: string, start: string, place: string) => `Ny tid: ${day} klockan ${start.replace(':', '.')}. Plats: ${place}.`,
    cancelled: (day: string) => `Sammanträdet ${day} är inställt`,
  },
  letter: {
    title: (outcome: string, area: string, region: string) =>
      `Beslut: ${area}. ${region}: ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}`,
    application: 'Ansökans diarienummer',
    subject: (area: string) => `Nämndens beslut: ${area}`,
    fileName: (area: string, region: string, day: string) => `namndbeslut-${area}-${region}-${day}`,
    told: (outcome: string, area: string, day: string, number: string | null, start: string | null) =>
      `Nämnden beslutade den ${day} om ${area}. ${outcome}.${start === null ? '' : ` Startdatum: ${start}.`}${number === null ? '' : ` Diarienummer ${number}.`}`,
    decision: 'Nämndens beslut',
    grant: (region: string, hospital: string | null, area: string) =>
      `Nämnden för nationell högspecialiserad vård beviljar ${region}${hospital === null ? '' : `, genom ${hospital},`} tillstånd att bedriva nationell högspecialiserad vård inom vårdområdet ${area}. Tillståndet gäller tills vidare.`,
    care: 'Vården ska bedrivas enligt de generella villkoren i 4 kap. Socialstyrelsens föreskrifter (HSLF-FS 2018:48) om nationell högspecialiserad vård och enligt de särskilda villkoren nedan.',
    start: (day: string) => `Startdatum för tillståndet är ${day}.`,
    forWhom: 'Gäller',
    parts: 'Delar',
    reject: (region: string, area: string) =>
      `Nämnden för nationell högspecialiserad vård avslår ${region}s ansökan om tillstånd inom vårdområdet ${area}.`,
    dismiss: (region: string, area: string) =>
      `Nämnden för nationell högspecialiserad vård avvisar ${region}s ansökan om tillstånd inom vårdområdet ${area}.`,
    'write-off': (region: string, area: string) =>
      `Nämnden för nationell högspecialiserad vård avskriver ${region}s ansökan om tillstånd inom vårdområdet ${area} från vidare handläggning.`,
    keep: (region: string, area: string) =>
      `Nämnden för nationell högspecialiserad vård ändrar inte ${region}s tillstånd inom vårdområdet ${area}.`,
    revoke: (region: string, area: string) =>
      `Nämnden för nationell högspecialiserad vård återkallar ${region}s tillstånd inom vårdområdet ${area}.`,
    'change-conditions': (region: string, area: string) =>
      `Nämnden för nationell högspecialiserad vård ändrar villkoren för ${region}s tillstånd inom vårdområdet ${area}.`,
    ground: 'Beslutet är fattat med stöd av 7 kap. 5 a § hälso- och sjukvårdslagen (2017:30).',
    groundRevoked: (ground: string) => `Grunden är denna: ${ground}.`,
    heard: 'Tillståndshavaren har hörts.',
    reasons: 'Skälen för beslutet',
    conditions: 'Särskilda villkor',
    appealTitle: 'Beslutet får inte överklagas',
    appeal: 'Beslutet får inte överklagas. Det följer av 7 kap. 5 § hälso- och sjukvårdslagen (2017:30).',
    groundUntried: 'Nämnden beslutar om tillstånd enligt 7 kap. 5 a § hälso- och sjukvårdslagen (2017:30). Ansökan har inte prövats i sak.',
    appealUntriedTitle: 'Om överklagande',
    appealUntried:
      'Nämndens beslut om tillstånd får inte överklagas. Bestämmelserna om tillstånd säger inte uttryckligen vad som gäller när en ansökan avslutas utan att prövas. Vänd er till Socialstyrelsen om ni vill veta mer.',
    decided: 'Beslutsdag',
    number: 'Diarienummer',
  },
  minutes: {
    title: (day: string) => `Protokoll från nämndens sammanträde ${day}`,
    fileName: (day: string) => `protokoll-namnden-${day}`,
    publishedName: (day: string, edition: number) => `protokoll-namnden-${day}-publicerat-${edition}`,
    publishedTitle: (day: string, edition: number) => `Publicerat protokoll ${day}, utgåva ${edition}`,
    maskedBy: (ground: string) => `[Maskerat enligt ${ground}]`,
    maskNote: 'Delar är maskerade. Vid varje del står vilken bestämmelse det följer av.',
    opened: 'Öppnat',
    closed: 'Avslutat',
    place: 'Plats',
    presence: 'Närvarande',
    name: 'Namn',
    seat: 'Plats i nämnden',
    times: 'Tider',
    arrived: 'kom',
    left: 'gick',
    'stepped-in': 'trädde in',
    forRegion: (region: string) => `för ${region}`,
    rules: (quorum: number, source: string) =>
      `Beslutsför med minst ${quorum} röstberättigade.${source === '' ? '' : ` Regeln står i: ${source}.`} Lagen har ingen egen regel om detta.`,
    item: (n: number) => `§ ${n}`,
    late: 'Tillkom efter kallelsen',
    notTaken: 'Punkten behandlades inte.',
    background: 'Bakgrund',
    matter: 'Ärendet',
    assessment: 'Beredningsgruppens bedömning',
    applicants: 'Sökande',
    holder: 'Tillståndshavare',
    hospital: 'Sjukhus',
    unit: 'Enhet',
    withdrawn: 'Återkallad ansökan',
    conflicts: 'Jäv',
    conflict: (name: string, why: string) => `${name} deltog inte: ${why}`,
    proposals: 'Förslag',
    proposal: (id: string, from: string | null) => (from === null ? `Förslag ${id}` : `Förslag ${id}, av ${from}`),
    rewordings: 'Villkor med ändrad lydelse',
    was: 'Föreslagen lydelse',
    becomes: 'Beslutad lydelse',
    vote: 'Omröstning',
    forProposal: (id: string) => `Förslag ${id}`,
    casting: (name: string) => `Röstetalen var lika. ${name} hade utslagsröst.`,
    decision: 'Beslut',
    decidesBy: (id: string) => `Nämnden beslutar enligt förslag ${id}.`,
    by: 'I beslutet deltog',
    conditions: 'Särskilda villkor',
    dissent: 'Avvikande mening',
    effect: 'Gäller',
    start: (day: string) => `start ${day}`,
    texts: 'Anteckningar',
    adjusters: 'Justeras av',
    hash: 'Kontrollsumma (SHA-256)',
    footer: (number: string) => `Nämnden för nationell högspecialiserad vård, dnr ${number}`,
    footerNone: 'Nämnden för nationell högspecialiserad vård',
  },
  banner: 'PÅHITTAT: gjort i en demonstration av Tillstånd',
  pageWords: ['sida', 'av'] as [string, string],
};
