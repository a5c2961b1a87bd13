/** Startsidan. */
export const sv = {
  title: 'Tillstånd',
  heading: 'Nationell högspecialiserad vård i Sverige',
  description:
    'Sök bland vårdområden i nationell högspecialiserad vård. Se vilka regioner som har tillstånd, var områdena är i processen och hur besluten kom till.',
  lede: 'Viss vård är så ovanlig eller svår att den samlas på högst fem enheter i landet. Här ser du vilken vård det gäller, vilka regioner som har tillstånd och hur besluten kom till.',
  search: {
    label: 'Sök vårdområde',
    hint: 'Till exempel ätstörningar, ataxi eller hjärttransplantation. Små stavfel går bra.',
    button: 'Sök',
    form: 'Sök vårdområde',
    all: 'Alla vårdområden',
  },
  figures: {
    title: 'Läget i siffror',
    day: (day: string) => `Räknat ur beslutsjournalen för den ${day}.`,
    permits: 'tillstånd',
    permitNote: (areas: string, regions: string) => `i ${areas}, hos ${regions}`,
    inProcess: 'områden i arbetsprocessen',
    inProcessNote: 'steg 1–7',
    management: 'områden i förvaltning',
    managementNote: 'vården bedrivs och följs upp',
    stale: (day: string) => `För en del områden är den senaste uppgiften om läget från ${day}. De kan ha gått vidare sedan dess.`,
  },
  region: { one: 'region', other: 'regioner' },
  area: { one: 'vårdområde', other: 'vårdområden' },
  what: {
    title: 'Vad är nationell högspecialiserad vård?',
    body: [
      'När en sjukdom eller behandling är sällsynt eller komplicerad behöver vårdpersonalen träffa tillräckligt många patienter för att bli riktigt bra på den. Därför samlas vården på en till fem enheter, i stället för att spridas på alla regioner.',
      'Vården betalas av det offentliga och är till för hela landet. Du kan få den även om du bor i en annan region, när din läkare remitterar dig dit.',
      'Socialstyrelsen beslutar vilken vård det gäller och hur många enheter som behövs. En nämnd beslutar vilka regioner som får tillstånd, och på vilka villkor. Tillståndet gäller tills vidare.',
    ],
    more: 'Läs om lagen och metoden',
  },
  forWhom: {
    title: 'Hitta det du behöver',
    patient: {
      title: 'För dig som är patient eller närstående',
      body: 'Se om din vård är nationell högspecialiserad och vilka sjukhus som har den. Tala med din läkare om remiss.',
    },
    doctor: {
      title: 'För dig som remitterar',
      body: 'Svara på några frågor och se om patienten hör hit, till vilket område, varför, och vilka enheter som tar emot.',
    },
    region: {
      title: 'För dig som arbetar i en region',
      body: 'Se regionens tillstånd och avslag, villkoren, var områdena är i processen och när nämnden möts.',
    },
  },
  standing: {
    title: 'Var områdena är i processen',
    link: 'Hela lägesbilden',
    caption: 'Antal områden i varje del av processen',
  },
  holders: {
    title: 'Vem har tillstånd?',
    link: 'Alla tillstånd',
    map: 'Visa på karta',
    lede: (n: string) => `${n} har tillstånd. Antal tillstånd:`,
    none: 'Ingen region har tillstånd den här dagen.',
  },
  how: {
    title: 'Så går det till',
    lede: 'Från förslag till uppföljning i åtta steg.',
    who: [
      '',
      'Socialstyrelsen',
      'Sakkunniga',
      'Socialstyrelsen',
      'Socialstyrelsen',
      'Regionerna',
      'Särskild beredningsgrupp',
      'Nämnden',
      'Regionerna och Socialstyrelsen',
    ],
  },
  latest: {
    title: 'Senaste besluten om tillstånd',
    link: 'Hela beslutsjournalen',
    none: 'Inga beslut finns den här dagen.',
  },
  honest: {
    title: 'Vad du kan lita på',
    body: 'Registret är en sammanställning av offentliga uppgifter. Varje uppgift har en källa. När ett datum inte är känt säger vi det i stället för att gissa. Det som gäller i rättslig mening står i Socialstyrelsens och nämndens egna beslut.',
    sources: 'Källor och metod',
    data: 'Hämta allt som öppna data',
  },
};
