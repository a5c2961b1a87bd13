/** Ends a sentence that has said what is wrong. */
const allowed = 'Bifoga PDF, Word (DOCX), Excel (XLSX), PNG eller JPEG.';

export const sv = {
  field: 'Bifoga en fil',
  fieldOptional: 'Bifoga en fil (valfritt)',
  hint: 'PDF, Word (DOCX), Excel (XLSX), PNG eller JPEG, högst 20 MB. Filer med makron, skript eller lösenord tas inte emot.',
  hintSeveral: (files: number) =>
    `Högst ${files} filer: PDF, Word (DOCX), Excel (XLSX), PNG eller JPEG, högst 20 MB var. Filer med makron, skript eller lösenord tas inte emot.`,
  nameFirst: (name: string, reason: string) => `${name}: ${reason}`,
  faults: {
    empty: 'Filen är tom.',
    'too-large': 'Filen är större än 20 MB. Dela upp den eller gör den mindre.',
    'no-name': 'Filen saknar namn.',
    encrypted: 'Filen är skyddad med lösenord eller kryptering. Ta bort skyddet och bifoga den igen.',
    macros: 'Filen innehåller makron. Spara den utan makron, som DOCX, XLSX eller PDF.',
    external:
      'Filen hämtar innehåll från en annan plats, till exempel en mall, en bild eller en annan arbetsbok. Bryt länken eller spara den som PDF.',
    embedded: 'Filen har andra filer inuti sig. Ta bort dem och bifoga dem var för sig.',
    broken: 'Filen går inte att läsa. Den kan vara skadad. Spara den på nytt och försök igen.',
    bomb: 'Filen blir orimligt stor när den packas upp och tas inte emot.',
    path: 'Filen innehåller delar med otillåtna namn och tas inte emot.',
    infected: 'Viruskontrollen stoppade filen.',
    unscanned: 'Viruskontrollen svarar inte. Försök igen om en stund.',
  },
  active: {
    script: 'Filen innehåller skript eller styrkomponenter. Skriv ut den till PDF på nytt, så följer de inte med.',
    launch: 'Filen försöker starta ett program och tas inte emot.',
    'open-action': 'Filen gör något när den öppnas. Skriv ut den till PDF på nytt.',
    form: 'Filen är ett formulär som kan skicka eller hämta uppgifter. Skriv ut den till PDF på nytt.',
    media: 'Filen innehåller film, ljud eller 3D-innehåll. Ta bort det och bifoga den igen.',
    dde: 'Filen hämtar uppgifter från ett annat program (DDE) och tas inte emot.',
  },
  twoInOne: {
    html: 'Filen är både en PDF och en webbsida och tas inte emot.',
    archive: 'Filen innehåller ett arkiv utöver sitt eget innehåll och tas inte emot.',
    data: 'Filen innehåller något mer före eller efter sitt eget innehåll. Spara den på nytt och försök igen.',
  },
  ending: (ending: string) =>
    ending === '' ? `Filnamnet saknar ändelse. ${allowed}` : `Filer som slutar på .${ending} tas inte emot. ${allowed}`,
  lies: (ending: string, is: string) =>
    ending === ''
      ? `Filnamnet saknar ändelse, men innehållet är ${is}.`
      : `Filnamnet slutar på .${ending}, men innehållet är ${is}. Ge filen rätt ändelse.`,
  kinds: { pdf: 'PDF', docx: 'Word (DOCX)', xlsx: 'Excel (XLSX)', png: 'en PNG-bild', jpeg: 'en JPEG-bild' },
  notAllowed: {
    svg: `Filen är en SVG-bild, som kan innehålla skript. ${allowed}`,
    html: `Filen är en webbsida. ${allowed}`,
    program: `Filen är ett program. ${allowed}`,
    'old-office': 'Filen är i ett äldre Office-format eller skyddad med lösenord. Spara den som DOCX, XLSX eller PDF utan lösenord.',
    archive: `Filen är ett arkiv. Packa upp det och bifoga filerna var för sig. ${allowed}`,
    unknown: `Innehållet är inte av någon filtyp som tas emot. ${allowed}`,
  },
};
