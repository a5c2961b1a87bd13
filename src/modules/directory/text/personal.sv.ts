/** What is kept of people, and who sees it. */
export const personal = {
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
      'Den som nominerar anger ditt namn, din e-postadress, ditt yrke eller vem du företräder, din samverkansregion och varför du passar, och intygar att du har sagt ja. En region kan dra tillbaka eller ersätta sin nominering. Det som stod från början finns kvar, också om du aldrig blir förordnad, om inte myndigheten har beslutat att sådana uppgifter ska gallras.',
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
};
