import { personal } from './personal.sv.ts';

/** Om tjänsten, tillgänglighet, personuppgifter. */
export const sv = {
  about: {
    title: 'Om tjänsten',
    lede: 'Tillstånd visar registret över nationell högspecialiserad vård, med källa för varje uppgift och som det såg ut vilken dag som helst.',
    description:
      'Vad tjänsten Tillstånd är, lagen om nationell högspecialiserad vård i korthet, hur datum och säkerhet fungerar, källor och licenser.',
    what: {
      title: 'Vad det här är',
      body: [
        'Tillstånd är ett öppet system för nationell högspecialiserad vård (NHV). Den publika delen visar vårdområden, definitioner, villkor, tillstånd, avslag och sammanträden.',
        'Registret är en sammanställning av offentliga uppgifter. Det är inte Socialstyrelsens diarium och ersätter inte besluten. Det som gäller i rättslig mening står i besluten och i lagen.',
        'Koden är öppen, med licensen EUPL-1.2. Uppgifterna kan hämtas som öppna data.',
      ],
    },
    law: {
      title: 'Lagen i korthet',
      lede: 'Med våra egna ord. Det är författningarnas text som gäller, i den lydelse de har nu.',
      rule: 'Vad som gäller',
      where: 'Var det står',
      rules: [
        {
          say: 'Nationell högspecialiserad vård är offentligt finansierad vård som är komplex eller sällan förekommande och därför behöver samlas, men inte i varje samverkansregion.',
          where: 'HSL (2017:30) 2 kap. 7 §',
        },
        { say: 'Socialstyrelsen beslutar vilken vård det är och på hur många enheter.', where: 'HSL 7 kap. 5 §' },
        {
          say: 'Nämnden beslutar om tillstånd. Tillståndet ges till en region, gäller tills vidare och förenas med villkor.',
          where: 'HSL 7 kap. 5 a §',
        },
        {
          say: 'Ett tillstånd kan återkallas på tre grunder: villkoren följs inte längre, förutsättningarna för tillståndet har ändrats, eller regionen begär det själv.',
          where: 'HSL 7 kap. 5 a §',
        },
        {
          say: 'En region får ge vården åt den som bor i en annan region. Det behövs ingen överenskommelse mellan regionerna.',
          where: 'HSL 8 kap. 5 §',
        },
        { say: 'Landet är indelat i sex samverkansregioner. Halland är delat mellan två av dem.', where: 'HSF (2017:80) 3 kap. 1 §' },
        { say: 'Vårdgarantin gäller även den här vården.', where: 'HSF 6 kap. 1 §' },
        { say: 'Nämnden består av en ordförande och sex ledamöter med ersättare.', where: 'Förordning (2015:284) 19–19 b och 23 a §§' },
        { say: 'Ansökan, generella villkor, egen begäran om återkallelse och undantag.', where: 'HSLF-FS 2018:48 3–6 kap.' },
      ],
      appeal:
        'Besluten kan inte överklagas. Äldre tillstånd för rikssjukvård gäller vidare som tillstånd för nationell högspecialiserad vård, även om de hade ett slutdatum.',
    },
    method: {
      title: 'Så är registret gjort',
      journal:
        'Allt räknas ur en beslutsjournal där poster bara läggs till. Tillstånd, avslag, lägen och varje siffra i statistiken vecklas fram ur den. Ingen siffra skrivs in för hand.',
      times:
        'Varje post har två tider: när den gäller och när registret fick veta det. Därför kan du se registret som det var en viss dag (asOf), och som det var känt en viss dag (knownAt). En dag räknas till dess slut i svensk tid.',
      intervals:
        'Många datum är inte kända till dagen. Då anger vi en period: tidigast, senast eller båda. Ett tillstånd vars beslut kan ha fattats före eller efter den dag du tittar på kallas möjligt. När hela perioden har passerat är det säkert. Summor visar hur många som är säkra och hur många som är möjliga.',
      corrections: 'En rättelse är en ny post som pekar ut den gamla. Det gamla finns kvar och går att se.',
      stale: 'Underlaget är av olika ålder. Där en uppgift kan ha hunnit bli gammal står det vilken dag den är från.',
      quality:
        'Källor märks: officiell källa är myndigheten eller regionen själv, andrahandskälla är någon som återger den, och endast beskrivning är texter som beskriver vården utan att återge beslutet.',
      decisions: 'Till beslutsjournalen',
      printed: 'Ett exempel: när trycket inte går ihop',
    },
    sources: {
      title: 'Källor',
      lede: 'Registrets uppgifter kommer från de här källorna.',
      source: 'Källa',
      publisher: 'Utgivare',
      date: 'Från eller sedd',
      note: 'Anmärkning',
      none: 'Registret har inga källor.',
      entries: 'Poster',
    },
    licences: {
      title: 'Licenser',
      lede: 'Delar som andra har gjort, och vad som gäller för dem.',
      part: 'Del',
      by: 'Av',
      licence: 'Licens',
      parts: {
        code: 'Tillstånds egen kod',
        data: 'Vår sammanställning av registret',
        map: 'Länsgränserna i kartan (@svg-maps/sweden), förenklade av oss',
        inter: 'Typsnittet Inter på webbplatsen',
        pdf: 'Typsnittet Source Sans 3 i faktabladen',
        design: 'Designsystemet, grunden för utseendet',
      },
      us: 'Tillstånd',
      not: 'ORPHA-koder, ICD-10-SE och andra kodverk följer inte med produkten. Den som driver en installation kan läsa in dem själv, enligt deras egna villkor.',
    },
  },

  accessibility: {
    title: 'Tillgänglighetsredogörelse',
    /** With a soft hyphen: the word is wider than a telephone. */
    heading: 'Tillgänglighets\u00ADredogörelse',
    lede: 'Hur tillgänglig webbplatsen är, vilka brister vi känner till och vad du kan göra om något inte fungerar för dig.',
    description:
      'Tillgänglighetsredogörelse för Tillstånd: följsamhet, kända brister, hur webbplatsen är testad och hur du rapporterar brister.',
    service: 'Digital service',
    serviceName: (host: string) => `Tillstånd, publika delen, på ${host}`,
    responsible: 'Ansvarig',
    responsibleName: 'Den offentliga aktör som driver installationen. Den här installationen anger inte vem det är.',
    law: 'Krav',
    lawName: 'Lagen (2018:1937) om tillgänglighet till digital offentlig service. Målet är EN 301 549 och WCAG 2.2 på nivå AA.',
    status: 'Följsamhet',
    statuses: {
      untested: 'Inte bedömd. Webbplatsen är inte testad än, så vi kan inte säga hur väl den uppfyller kraven.',
      partial: 'Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna står nedan.',
      full: 'Webbplatsen är helt förenlig med lagen om tillgänglighet till digital offentlig service.',
    },
    assessed: 'Bedömd',
    assessedNever: 'inte än',
    updated: 'Redogörelsen senast uppdaterad',
    tests: {
      title: 'Så är webbplatsen testad',
      untested: 'Inget testresultat finns. När de automatiska testerna har körts visas resultatet här.',
      self: 'Utvecklarna har testat webbplatsen själva med automatiska verktyg. Ingen utomstående har granskat den.',
      on: 'Senaste test',
      tools: 'Verktyg',
      modes: 'Visningslägen',
      modeNames: { light: 'ljust', dark: 'mörkt', '320px': '320 bildpunkter brett', 'forced colours': 'påtvingade färger' },
      pages: 'Testade sidor',
      violations: 'Fel som verktygen hittade',
      caution: 'Automatiska verktyg hittar bara en del av alla fel.',
      list: 'Vilka sidor som testades',
      notTested: 'Det här är inte testat för hand',
      notTestedNone: 'Allt på listan över manuella tester är gjort.',
    },
    shortcomings: {
      title: 'Innehåll som inte är tillgängligt',
      lede: 'De här bristerna känner vi till. De beror på att arbetet inte är klart.',
      found: (n: string) => `Verktygen hittade ${n} fel i senaste testet. De är inte rättade.`,
      list: [
        'Läsning med skärmläsare är inte prövad. Det kan finnas sidor där ordningen eller orden inte fungerar bra.',
        'På de engelska sidorna är vissa uppgifter på svenska, till exempel anmärkningar i källor och namn som saknar översättning. De är märkta som svenska.',
        'I kartan är några län så små att de är svåra att träffa. Samma länkar finns i tabellen under kartan.',
        'Faktabladen i PDF är gjorda enligt PDF/UA men inte prövade med skärmläsare. Samma uppgifter finns på områdets sida.',
      ],
      exempt: 'Vi åberopar inga undantag enligt 9 eller 12 § i lagen.',
    },
    help: {
      title: 'Om du inte kan använda någon del',
      body: 'Alla listor finns också som tabeller, CSV och JSON, och hela registret går att hämta som öppna data. Webbplatsen fungerar utan JavaScript.',
      report: 'Rapportera brister',
      noContact:
        'Den här installationen har ingen angiven kontaktväg. Den som driver en installation ska ange en innan den används skarpt.',
    },
    supervision: {
      title: 'Tillsyn',
      body: 'Myndigheten för digital förvaltning (Digg) ser till att lagen följs. Är du inte nöjd med hur en brist hanteras kan du anmäla det till Digg.',
      link: 'Anmäl till Digg',
    },
  },

  personal,

  api: {
    title: 'API-dokumentation',
    lede: 'Läs registret med ett program, utan nyckel. Med en åtkomstnyckel kan program också läsa och göra det du själv får.',
    description: 'Dokumentation av Tillstånds öppna API: resurser, parametrar, exempel, fel och begränsningar.',
    base: 'Grundadress',
    version: 'Version',
    specification: 'Beskrivning för maskiner (OpenAPI 3.1)',
    info: 'Uppgifter om API:et',
    start: {
      title: 'Kom igång',
      body: 'Alla listor svarar med items, page, limit och total. Sidor räknas från 1. Lägg till asOf för att läsa registret som det var vid dagens slut, och knownAt för vad som då var känt.',
      first: 'Pröva i en terminal:',
    },
    basics: {
      title: 'Gemensamt för alla frågor',
      items: [
        'Dagar skrivs ÅÅÅÅ-MM-DD och avser svensk tid. Tidpunkter svarar API:et i UTC enligt RFC 3339.',
        'Svaren har en ETag. Skicka den som If-None-Match så får du 304 när inget har ändrats.',
        'Fel svarar som application/problem+json (RFC 9457) på svenska eller engelska efter Accept-Language.',
        'Okända parametrar är fel, inte något som hoppas över. Svaret säger vilka som finns.',
        'Uppgifterna är öppna och får hämtas från andra webbplatser (CORS).',
      ],
    },
    limits: 'Former och gränser',
    language: 'Beskrivningarna nedan kommer från OpenAPI-dokumentet och är på engelska.',
    contents: 'Resurser',
    parameters: 'Parametrar',
    name: 'Namn',
    place: 'Plats',
    places: { path: 'i adressen', query: 'i frågan', header: 'i huvudet', cookie: 'i kaka' },
    type: 'Typ',
    about: 'Betydelse',
    required: 'krävs',
    answers: 'Svar',
    example: 'Exempel',
    exampleCall: 'Fråga',
    exampleAnswer: (status: string) => `Svar ${status}`,
    none: 'Inga parametrar.',
    acts: {
      title: 'Skriva med program',
      body: [
        'Det som görs i formulär kan program göra enligt samma regler. Formuläret på `/en/adress` eller `/adress` skickas till `POST /v1/acts/adress` med formulärets fält som JSON: texter, eller listor av texter.',
        'Programmet arbetar i en persons namn med en åtkomstnyckel i huvudet `Authorization: Bearer`. Den som är inloggad gör nycklar på sidan `/mina-nycklar`. En nyckel får aldrig mer än personen själv.',
        'Varje sändning har en egen UUID i `Idempotency-Key`. Skickas samma en gång till ger den samma svar och ingen ny verkan.',
        'Det som kräver ny inloggning, till exempel att underteckna eller besluta, görs med en nyckel för just det. Den gäller i 15 minuter.',
        '`GET` på samma adress svarar med formulärets fält, det som står i dem nu och vilken version som gäller.',
      ],
      address: 'Adress',
      what: 'Vad som görs, och vem som får',
      example: 'Exempel: börja en ansökan',
    },
    errors: {
      title: 'Fel',
      body: 'Ett fel har alltid samma form: type, title, status, detail och instance, och vid behov errors med vilket fält det gäller och vad som skulle fungera.',
    },
    empty: 'API:et har inga beskrivna resurser.',
  },
};
