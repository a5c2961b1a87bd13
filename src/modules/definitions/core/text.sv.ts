/** Faults and findings in Swedish. `{0}` and `{1}` are replaced by values. */
export const faultTextSv = {
  'not-an-object': 'Underlaget måste vara ett JSON-objekt med age, answers och diagnoses.',
  'unknown-field': 'Fältet ”{0}” finns inte. De fält som finns är {1}.',
  'unknown-criterion': 'Kriteriet ”{0}” finns inte i definitionen. De som finns är: {1}.',
  'bad-answer': 'Svaret på ”{0}” måste vara yes, no eller unknown, inte {1}.',
  'bad-answers': 'answers måste vara ett objekt där varje kriterium har ett svar.',
  'bad-age': 'Åldern {0} går inte. Ange ett antal år från 0 till 130.',
  'bad-diagnoses': 'diagnoses måste vara en lista med system, code och certainty.',
  'too-many-diagnoses': 'Listan har {0} diagnoser. Högst {1} kan prövas på en gång.',
  'bad-system': 'Kodsystemet {0} finns inte. De som finns är ORPHA och ICD-10-SE.',
  'bad-certainty': 'certainty måste vara confirmed eller suspected, inte {0}.',
  'bad-code': '”{0}” är inte en kod i {1}.',
  'unknown-code': 'Koden {0} finns inte bland de koder som är inlästa ({1}).',
  'icd-block': '”{0}” är ett avsnitt. Ange en diagnoskod, till exempel G11.4.',
  'icd-chapter': '”{0}” är ett kapitel. Ange en diagnoskod, till exempel G11.4.',
  'icd-category': '{0} är en kategori med underkoder. Ange hela koden, till exempel {1}.',
  'bad-json': 'Raden är inte hel JSON.',
  'line-too-long': 'Raden är längre än {0} tecken.',
  schema: 'Fältet har fel form: {0}',
  'wrong-id': 'Versionens id ska vara ”{0}”.',
  'bad-file': 'Filen är inte JSON: {0}',
  'too-large': 'Definitionen har {0} {1}. Högst {2} går.',
} as const;

export type FaultKind = keyof typeof faultTextSv;

export const findingTextSv = {
  'duplicate-id': 'Id ”{0}” används mer än en gång.',
  'reserved-id': 'Id ”{0}” är reserverat och får inte användas.',
  'unknown-reference': '”{0}” pekar på ”{1}”, som inte finns.',
  'door-never-opens': 'Dörren ”{0}” kan aldrig öppnas: villkoren utesluter varandra.',
  'door-always-open': 'Dörren ”{0}” är öppen vad man än svarar.',
  'door-shut-by-delimitation': 'Dörren ”{0}” kan aldrig öppnas: avgränsningen ”{1}” gäller alltid när villkoren är uppfyllda.',
  'part-never-holds': 'Avgränsningen ”{0}” kan aldrig gälla: dess villkor utesluter varandra.',
  'no-way-in': 'Definitionen har ingen dörr som kan öppnas.',
  'code-in-and-out': 'Koden {0} både räknas in av ”{1}” och avgränsas av ”{2}”.',
  'code-never-counts': 'Koden {0} i ”{1}” får aldrig verkan: den ligger under {2}, som ”{3}” avgränsar.',
  'delimitation-contradicts-itself': 'Koden {0} både uppfyller och utesluter avgränsningen ”{1}”.',
  'unused-criterion': 'Kriteriet ”{0}” används inte av någon dörr eller avgränsning.',
  'unused-clarification-codes': 'Förtydligandet ”{0}” har koder men säger inte vilket kriterium de fastställer.',
  'empty-text': 'Texten ”{0}” saknas på {1}.',
  'empty-reference': '”{0}” saknar rättslig hänvisning.',
  'yields-in-circle': 'Kriterierna {0} viker för varandra i en cirkel.',
  'redirect-to-itself': 'Hänvisningen ”{0}” går till det egna området.',
  'redirect-nowhere': 'Avgränsningen ”{0}” hänvisar till annat område, men ingen hänvisning säger vilket.',
  'redirect-through-wrong-part': 'Hänvisningen ”{0}” går genom ”{1}”, som inte är en avgränsning som hänvisar vidare.',
  'redirect-unknown-area': 'Hänvisningen ”{0}” går till området ”{1}”, som inte finns.',
  'redirect-circle': 'Hänvisningarna går i cirkel: {0}.',
  'redirect-circle-possible': 'Hänvisningarna kan gå i cirkel om någon svarar ja hela vägen: {0}.',
  'code-unreadable': 'Koden {0} i ”{1}” går inte att läsa.',
  'code-not-in-edition': 'Koden {0} i ”{1}” finns inte i den inlästa utgåvan.',
  'empty-range': 'Kodintervallet {0} i ”{1}” är tomt: slutet ligger före början.',
  'slot-of-unknown-door': 'Enhetsslaget ”{0}” nämner dörren ”{1}”, som inte finns.',
  'slot-outside-population': 'Enhetsslaget ”{0}” är för en grupp som området inte omfattar.',
} as const;

export type FindingKind = keyof typeof findingTextSv;
export const LANGUAGE_NAMES_SV = { sv: 'svenska', en: 'engelska' } as const;
