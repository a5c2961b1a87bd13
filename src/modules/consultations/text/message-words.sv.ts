export const sv = {
  task: (area: string) => `Svara på remissen om ${area}`,
  openedSubject: (area: string) => `Remiss om ${area}`,
  opened: (area: string, day: string) =>
    `Ni får yttra er om underlaget till nationell högspecialiserad vård: ${area}. Svaret ska ha kommit in senast ${day}.`,
  extendedSubject: (area: string) => `Mer tid för remissen om ${area}`,
  extended: (area: string, day: string, reason: string) => `Sista dag att svara på remissen om ${area} är nu ${day}. Skäl: ${reason}`,
  reminderSubject: (area: string, days: number) =>
    days === 0
      ? `Sista dagen i dag: remissen om ${area}`
      : days === 1
        ? `En dag kvar: remissen om ${area}`
        : `Högst ${days} dagar kvar: remissen om ${area}`,
  reminder: (area: string, day: string) =>
    `Vi har inte fått ert svar på remissen om ${area}. Det ska ha kommit in senast ${day}, före klockan 24.00.`,
  receiptSubject: (area: string) => `Ert svar om ${area} har kommit in`,
  receipt: (area: string, number: string) =>
    `Remissvaret om ${area} har kommit in och fått diarienummer ${number}. Ni kan ersätta eller ta tillbaka det till och med sista dagen.`,
  toEndorseSubject: (area: string) => `Remissvar att godkänna: ${area}`,
  toEndorse: (area: string) =>
    `Organisationens svar på remissen om ${area} är klart att godkänna. Den som har skrivit i svaret kan inte godkänna det.`,
  delegatedSubject: (area: string) => `Del av remissvar att skriva: ${area}`,
  delegated: (part: string, hasNote: boolean) => `Du har fått delen ”${part}” att skriva.${hasNote ? ' Det står mer i delen.' : ''}`,
  jointSubject: (area: string) => `Gemensamt remissvar att ta ställning till: ${area}`,
  joint: (area: string, region: string) =>
    `Det finns ett förslag till gemensamt svar för ${region} på remissen om ${area}. Läs det och säg om ni står bakom det eller bifogar ert eget.`,
  pleaSubject: (area: string) => `Önskemål om att få svara för sent: ${area}`,
  plea: (from: string) => `${from} ber att få lämna remissvar efter sista dagen. Avgör om det ska tas emot.`,
  pleaJudgedSubject: (area: string) => `Besked om sent remissvar: ${area}`,
  pleaJudged: (granted: boolean, decision: string) => `${granted ? 'Ni får lämna ert svar.' : 'Svaret tas inte emot.'} ${decision}`,
  confirmSubject: (area: string) => `Bekräfta ditt svar om ${area}`,
  confirm: 'Öppna länken och bekräfta, så tas svaret emot. Om du inte har skrivit något svar behöver du inte göra någonting.',
  summarySubject: (area: string) => `Redogörelse för remissvaren om ${area}`,
  summary: (area: string) => `Redogörelsen för svaren på remissen om ${area} är publicerad.`,
};
