/** Öppna data och katalogen. */
export const sv = {
  title: 'Öppna data',
  lede: 'Hämta registret som filer eller läs det med ett program. Ingen inloggning, ingen nyckel.',
  description:
    'Datamängder i Tillstånd: vårdområden, tillstånd, beslut, organisationer, sammanträden, villkor och statistik som CSV och JSON.',
  day: (day: string) => `Länkarna hämtar registret som det var den ${day}.`,
  catalogue: {
    title: 'Katalogen för maskiner',
    body: 'Datamängderna är beskrivna enligt DCAT-AP-SE 3, så att dataportaler kan hämta beskrivningen.',
  },
  licence: {
    title: 'Licens',
    body: 'Vår sammanställning av registret, med våra egna sammanfattningar, lämnas fri med CC0 1.0. Du får använda den till vad du vill utan att fråga.',
    limits:
      'CC0 omfattar bara det som är vårt. Källorna behåller sina egna villkor. Där en definition eller ett villkor återges ordagrant ur en myndighets beslut är det inte vår text. Kartans länsgränser har licensen CC BY 4.0 och ingår inte i datamängderna.',
    cite: 'Ange gärna Tillstånd och vilken dag uppgifterna avser. Påstå inte att myndigheten har godkänt det du gör av dem.',
    name: 'CC0 1.0 Universal',
  },
  method: {
    title: 'Version och metod',
    version: (version: string) => `Den här versionen av registret heter ${version}. Namnet ändras med varje ändring.`,
    updated: (day: string) => `Den senaste uppgiften fördes in ${day}.`,
    body: 'Allt räknas fram ur beslutsjournalen. Lägg till asOf=ÅÅÅÅ-MM-DD i adressen för registret vid slutet av en dag, och knownAt=ÅÅÅÅ-MM-DD för det som var känt då. Datum som inte är kända till dagen är tomma i dagkolumnen; först och sist möjliga dag står bredvid. Kolumnen certainty säger om uppgiften är säker eller möjlig den dagen.',
    csv: 'CSV-filerna är i UTF-8, med komma mellan kolumnerna, decimalpunkt och kolumnnamn på första raden. Namnen är desamma som i JSON.',
    more: 'Mer om metoden',
  },
  list: 'Datamängder',
  columns: (name: string) => `Kolumner i ${name}`,
  column: 'Kolumn',
  type: 'Typ',
  about: 'Innehåll',
  types: { string: 'text', integer: 'heltal', decimal: 'tal', date: 'dag', boolean: 'ja eller nej' },
  csv: 'CSV',
  json: 'JSON',
  page: 'Visa på webbplatsen',
  datasets: {
    areas: {
      title: 'Vårdområden',
      about: 'Alla vårdområden i processen: namn och alias, steg, läge, antal enheter och vem definitionen omfattar.',
      keywords: ['vårdområden', 'definitioner', 'process'],
    },
    permits: {
      title: 'Tillstånd',
      about: 'Tillstånd för nationell högspecialiserad vård: region, sjukhus, område, beslutsdag, startdag, status och säkerhet.',
      keywords: ['tillstånd', 'regioner', 'sjukhus'],
    },
    decisions: {
      title: 'Beslutsjournalen',
      about: 'Varje post som registret bygger på, med när den gäller, när den infördes, källa och vad den rättar.',
      keywords: ['beslut', 'journal', 'rättelser'],
    },
    organisations: {
      title: 'Organisationer',
      about: 'Regioner, sjukhus, myndigheter, centrum för sällsynta diagnoser och europeiska referensnätverk.',
      keywords: ['regioner', 'sjukhus', 'organisationer'],
    },
    meetings: {
      title: 'Nämndens sammanträden',
      about: 'Kända sammanträden i Nämnden för nationell högspecialiserad vård och vilka områden som skulle beslutas.',
      keywords: ['nämnden', 'sammanträden'],
    },
    conditions: {
      title: 'Villkor',
      about: 'De generella villkoren med våra ord och publicerade särskilda villkor.',
      keywords: ['villkor', 'HSLF-FS 2018:48'],
    },
    grants: {
      title: 'Tilldelning och avslag per region',
      about: 'Antal beviljade och avslagna ansökningar per region, uppdelat i säkra och möjliga.',
      keywords: ['statistik', 'tilldelning', 'avslag'],
    },
    steps: {
      title: 'Områden per steg',
      about: 'Antal områden i varje steg och läge, uppdelat i säkra och möjliga.',
      keywords: ['statistik', 'lägesbild'],
    },
  },
  catalog: {
    title: 'Tillstånds öppna data om nationell högspecialiserad vård',
    description:
      'Registret över nationell högspecialiserad vård: vårdområden, tillstånd, beslut, organisationer, sammanträden, villkor och statistik.',
    keyword: 'nationell högspecialiserad vård',
    publisher: (host: string) => `Tillstånd, ${host}`,
    contact: 'Om tjänsten',
    service: 'Tillstånds öppna API',
    serviceAbout: 'Läs registret som det var vilken dag som helst. JSON, utan nyckel.',
    fileTitle: (name: string, format: string) => `${name} som ${format}`,
  },
};
