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

  personal: {
    title: 'Personuppgifter',
    lede: 'Om dig som bara läser de publika sidorna lagras inga personuppgifter. Om dig som loggar in, svarar på en remiss eller nomineras lagras det som står här.',
    description:
      'Vilka personuppgifter Tillstånd har om dig som läser, loggar in, svarar på remisser eller nomineras, och vad av det som är offentligt.',
    scope: 'De fem första avsnitten gäller sidor, filer och API som går att läsa utan att logga in. Resten gäller arbetet med ärenden.',
    cookies: {
      title: 'Kakor och lagring',
      body: [
        'De publika sidorna sätter inga kakor och sparar inget i din webbläsare utöver den vanliga mellanlagringen av sidor och filer.',
        'Sidorna hämtar inget från andra webbplatser: inga typsnitt, ingen statistik, inga spårare. Webbläsaren får inte ens göra det, eftersom säkerhetspolicyn stoppar det.',
      ],
    },
    logs: {
      title: 'Loggar',
      body: [
        'Programmet för ingen logg över besök. Bara när något går fel inom programmet skrivs en rad, med felet, vilken sorts sida det gällde och ett ärendenummer som också visas för dig. Din IP-adress skrivs inte där, och siffror som liknar personnummer döljs.',
        'Din IP-adress används en kort stund i programmets minne för att räkna hur många frågor som kommer från samma adress, så att ingen överbelastar tjänsten. För den som bara läser skrivs den inte till fil eller databas.',
        'I loggen över vad som har gjorts, granskningsloggen, står IP-adressen vid varje försök att logga in, vid det som inloggade gör och nekas, och när någon utan inloggning försöker göra något som kräver den.',
        'Den som driver webbplatsen kan ha utrustning framför programmet som för egna loggar. Det styr inte programmet över.',
      ],
    },
    search: {
      title: 'Det du söker på',
      body: 'Sökord och filter står i sidans adress, så att du kan spara och dela den. Då hamnar de också i din webbläsares historik. Skriv inte personuppgifter i sökrutorna. När du följer en länk till en annan webbplats skickas bara vår adress med, inte vilken sida du var på eller vad du sökte.',
    },
    check: {
      title: 'Hänvisningsstödet: Hör patienten hit?',
      body: [
        'Stödet frågar aldrig vem patienten är, och inte efter ålder utan bara barn eller vuxen. Diagnoskoden och svaren står i sidans adress, så att du kan gå bakåt, läsa om, byta språk och skriva ut. Programmet sparar dem inte.',
        'Adressen kan ändå bli kvar i din webbläsares historik och i loggar hos det nät du använder eller hos den som driver webbplatsen. En ovanlig diagnos vid en viss tid och plats kan säga något om en person. Använd privat fönster på en dator som andra också använder, och skriv aldrig namn eller nummer i sökrutan.',
      ],
    },
    register: {
      title: 'Personer i registret',
      body: 'Registret handlar om vårdområden, regioner och sjukhus. Där finns inga patienter. Namn på tjänstemän och läkare som står i källorna är utelämnade. Organisationsnummer gäller regioner.',
    },
    accounts: {
      title: 'Du som har ett konto',
      body: [
        'Tillstånd har ditt namn, din e-postadress om den är angiven, det id som din legitimationsutfärdare känner dig under, dina uppdrag med datum och dina inloggningar med tid och webbläsare. Personnummer lagras inte. Inloggningen använder kakor, och det som ett formulär innehöll när inloggningen gick ut sparas i högst ett dygn, bara för dig.',
        'Ett konto stängs av men raderas inte, eftersom det ska gå att se vem som har gjort vad. Av samma skäl står det i granskningsloggen vad du har gjort, och den ändras aldrig.',
        'Gör du en åtkomstnyckel åt ett program sparas nyckelns namn, vad den får göra, när den senast användes och när den slutade gälla. Själva nyckeln sparas inte. Du och administratören i din organisation ser det. Granskningsloggen säger vilken nyckel som har använts.',
        'Personer med konto syns inte på de publika sidorna. E-postadresser används för att skicka meddelanden.',
      ],
    },
    messages: {
      title: 'Meddelanden',
      body: [
        'Tillstånd sparar de meddelanden som har skickats, till vem, till vilken e-postadress och när du har markerat dem som lästa. Du ser dina egna. Administratörer vid myndigheten ser vad som har skickats. Handläggare, chefer och registratorer ser det i ärenden som de får läsa. Inget av det är publikt.',
        'Organisationer som har bett om det får ett mejl när nämndens beslut publiceras. Av dem sparas adressen, varför den är med, dagen och vem som lade till den. Listan är till för brevlådor hos organisationer, inte för personer. Nämndens sekreterare och registratorerna ser den. Med länken i mejlet avslutar mottagaren utskicken utan att logga in, och då raderas adressen från listan.',
      ],
    },
    nominees: {
      title: 'Du som nomineras till en sakkunniggrupp',
      body: [
        'Den som nominerar anger ditt namn, din e-postadress, ditt yrke eller vem du företräder, din samverkansregion och varför du passar, och intygar att du har sagt ja. En region kan dra tillbaka eller ersätta sin nominering. Det som stod från början finns kvar, också om du aldrig blir förordnad.',
        'Myndighetens handläggare och chefer ser alla nomineringar i ärendet. En region ser sina egna. Andra ser dem inte. Blir du förordnad ser också de som deltar i ärendet ditt namn, ditt yrke och din tid i gruppen.',
        'I det publika diariet står vilken organisation som har skickat en nominering, men inte vem den gäller. Ett förordnande står där som sänt till en privatperson, utan namn.',
      ],
    },
    answers: {
      title: 'Du som svarar på eller får en remiss',
      body: [
        'Av dem som en remiss skickas till och som inte har konto sparas organisationens eller personens namn och e-postadress. Namnen står i missivet, som är publikt. E-postadresserna ser bara myndigheten.',
        'Svarar du utan konto sparas svaret, och ditt namn och din e-postadress om du anger dem. Som privatperson kan du svara utan att ange dem. Ett svar som ska bekräftas med e-post och inte blir det tas bort efter en vecka, och ett svar som inte tas emot tas bort efter 30 dagar. Varifrån svaret kom sparas ett dygn, som ett fingeravtryck som IP-adressen inte går att läsa ur, för att stoppa massutskick.',
        'Ett svar som har tagits emot är en allmän handling och finns kvar. Myndigheten väljer om det ska publiceras. Namn på privatpersoner publiceras aldrig, inte e-postadresser heller om de inte står i svarets text. Innan ett svar publiceras visas vad i texten som ser ut som personuppgifter, och handläggaren maskerar det som inte ska visas, med skäl och lagrum. Det maskerade finns inte i det som publiceras. I det publika diariet står privatperson, utan namn.',
        'Den som begär ut en handling får en prövning enligt offentlighets- och sekretesslagen. Att något inte visas här betyder alltså inte att det är hemligt.',
      ],
    },
    conflicts: {
      title: 'Jäv',
      body: [
        'Ledamöter i grupper säger i varje ärende om de är jäviga, och andra som deltar när det finns något att säga. Det som skrivs, när det skrevs och hur det bedömdes sparas i ärendet och ändras inte. Det ses av den som har skrivit det och av dem vid myndigheten som arbetar med ärendet och själva inte är jäviga i det. Det är inte publikt.',
      ],
    },
    calls: {
      title: 'Frågor om ansökningsförfrågningar',
      body: [
        'Frågor från regioner visas för alla när de har besvarats, med svaret och utan namn på den som har frågat eller vilken region det var. Det som själva frågan säger visas som det är skrivet.',
      ],
    },
    who: {
      title: 'Ansvarig och dina rättigheter',
      body: 'Personuppgiftsansvarig är den som driver installationen. Om dig som bara läser finns inget att lämna ut, rätta eller radera. I övrigt kan du begära att få veta vad som finns om dig och att fel rättas. Allmänna handlingar får inte raderas annat än genom gallring enligt arkivlagen. Tycker du att något är fel kan du vända dig till',
      link: 'Integritetsskyddsmyndigheten',
    },
  },

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
