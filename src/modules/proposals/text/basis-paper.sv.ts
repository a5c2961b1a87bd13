/** A basis that was made before the case was taken over. */
export const paper = {
  title: 'Registrera underlaget från papper',
  link: 'Registrera underlaget från papper',
  lede: 'Ärendet togs över när genomlysningen redan var klar. Sakkunniggruppens underlag kan därför registreras här, så att ärendet inte behöver gå tillbaka ett steg.',
  after:
    'Handlingen får ett diarienummer och blir ärendets första upplaga. Sedan skriver du in delarna ur den, låser upplagan och kan skicka den på remiss eller besluta efter den. Ledamöterna tar inte ställning igen.',
  dated: 'Underlagets datum',
  datedHint: 'Den dag som står på handlingen.',
  says: 'Vem har godkänt underlaget, och när?',
  saysHint: 'Skriv också handlingens tidigare diarienummer, om den har ett. Nämn inte ledamöter vid namn.',
  file: 'Underlaget som fil',
  send: 'Registrera underlaget',
  faults: {
    dated: 'Skriv underlagets datum, till exempel 2024-06-11. Det får inte vara i framtiden.',
    says: 'Skriv vem som har godkänt underlaget och när, med högst 4 000 tecken.',
    file: 'Välj den fil som underlaget finns i.',
  },
  subject: (area: string) => `Sakkunniggruppens underlag för ${area}, från papper`,
  event: (number: string) => `Underlaget registrerades från papper med nummer ${number}.`,
  source: 'Underlag på papper',
  sourceDated: (day: string) => `daterat ${day}`,
};
