import type { MovePaper } from '../core/lifecycle.ts';

export type DecisionPaper = Extract<MovePaper, `decision-to-${string}`>;

/** Words of the decisions that a head takes in a case. The agency writes its decisions in Swedish. */
export const papers = {
  decisions: {
    'decision-to-map': (area: string) => `Vårdområdet ${area} ska kartläggas. Arbetet med att rekrytera en sakkunniggrupp börjar.`,
    'decision-to-redo': (area: string) => `Ärendet om ${area} går tillbaka ett steg för att göras om i de delar som står nedan.`,
    'decision-to-pause': (area: string) => `Ärendet om ${area} pausas. Det som är gjort ligger kvar och gäller när ärendet återupptas.`,
    'decision-to-resume': (area: string) => `Ärendet om ${area} återupptas där det stannade.`,
    'decision-to-end': (area: string) => `Ärendet om ${area} avslutas utan att drivas vidare.`,
    'decision-to-split': (area: string) => `Vårdområdet ${area} delas. Varje del blir ett eget ärende.`,
    'decision-to-merge': (area: string) => `Vårdområdet ${area} slås ihop med ett annat vårdområde. Ärendet går upp i det.`,
  } satisfies Record<DecisionPaper, (area: string) => string>,
  banner: 'Påhittat för demonstration. Inte ett beslut av Socialstyrelsen.',
  subtitle: (day: string, number: string) => `${day}. Diarienummer ${number}`,
  footer: (day: string, number: string) => `Tillstånd. ${number}. Beslutat ${day}`,
  decision: 'Beslut',
  reasons: 'Skäl',
  noReason: 'Underlaget finns i ärendet: nomineringen och prioriteringen med deras skäl.',
  becomes: 'Området blir',
  redo: 'Det här görs om',
  facts: { from: 'Ärendet var i läget', to: 'Ärendet är nu i läget', by: 'Beslutat av', head: 'Chef på Socialstyrelsen' },
  keywords: ['nationell högspecialiserad vård', 'beslut i ärende'],
};
