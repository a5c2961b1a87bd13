import { arrows, paperKinds } from './core/lifecycle.ts';
import { caseStates, madeIn, stepNumber } from './core/states.ts';
import { pagesText } from './text/pages.ts';
import { caseWords } from './text/words.ts';

/**
 * docs/processes/case.md, drawn from the table of states and actions. A test holds the file against it; the same test draws it anew:
 * `npx vitest run src/modules/cases/process-doc.test.ts -u`.
 */
export function processDoc(): string {
  const [words, text] = [caseWords.sv, pagesText.sv.life];
  const target = (to: string): string =>
    to === 'where-it-stopped' ? text.stopped : to === 'where-it-is' ? text.same : words.states[to as keyof typeof words.states];
  const label = (state: (typeof caseStates)[number]): string => {
    const number = stepNumber(state);
    return number === null ? words.states[state] : `${number} ${words.states[state]}`;
  };
  const drawn = arrows().flatMap(({ from, action, move }) => {
    if (action === 'rename' || action === 'merge' || action === 'split') return [];
    if (move.to === 'where-it-stopped') return [`  ${from} --> steg: ${words.actions[action]}`];
    // Stopping is drawn once, for all steps together.
    if ((action === 'pause' || action === 'end') && stepNumber(from) !== null) return [];
    return [`  ${from} --> ${move.to}: ${words.actions[action]}`];
  });
  const isInside = (line: string): boolean => !/(paused|ended|--> steg)\b/.test(line);
  const rows = arrows().map(({ from, action, move }) =>
    [
      label(from),
      words.actions[action],
      target(move.to),
      move.who.map((who) => words.movers[who]).join(text.or),
      move.needs.map((kind) => words.products[kind]).join('; ') || '–',
      move.paper === null ? '–' : words.papers[move.paper],
    ].join(' | '),
  );
  return `# Ärendets gång

Ritad ur tabellen i \`src/modules/cases/core/lifecycle.ts\`. Ändra tabellen, inte den här filen; rita om med
\`npx vitest run src/modules/cases/process-doc.test.ts -u\`. Det som inte står här går inte att göra, och databasen håller samma
tabell (\`db/migrations/0073-cases.sql\`).

\`\`\`mermaid
stateDiagram-v2
${caseStates.map((state) => `  state "${label(state)}" as ${state}`).join('\n')}
  state "Steg 0–8" as steg {
${drawn
  .filter(isInside)
  .map((line) => `  ${line}`)
  .join('\n')}
  }
  [*] --> longlist
  steg --> paused: ${words.actions.pause}
  steg --> ended: ${words.actions.end}
${drawn.filter((line) => !isInside(line)).join('\n')}
\`\`\`

${text.state} | ${text.action} | ${text.to} | ${text.who} | ${text.needs} | ${text.paper}
--- | --- | --- | --- | --- | ---
${rows.join('\n')}

Ett pausat eller avslutat ärende minns vilket steg det stod i, och registret säger var: före eller efter sakkunniggruppen, i
beredningsgrupp 1 eller 2. En chefs beslut kräver en ny inloggning, utom byte
av namn. Den chef som själv har tagit fram det som beslutet bygger på fattar det inte. Delas ett område börjar
delarnas ärenden i kartläggningen (eller på bruttolistan) med helhetens nominering och prioritet. Ett sammanslaget eller delat område
öppnas inte igen. Vid ett steg tillbaka väljs vad som ska göras om; det som redan var gjort i senare steg gäller inte heller längre.

Ett område som var under arbete innan ärenden fördes här tas över i det steg där registret säger att det står. Ärendet frågar inte
efter det som tidigare steg lämnade. Togs det över i steg 3 eller 4 registreras sakkunniggruppens underlag från papper: handlingen blir
ärendets första upplaga. Togs det över mitt i ett steg kan handläggaren medan ärendet står kvar där också registrera det som redan fanns
på papper av det steget: ${paperKinds.map((kind) => `${words.products[kind]} (${label(madeIn[kind])})`).join('; ')}.

Ett steg framåt kan inte tas tillbaka över Socialstyrelsens beslut eller nämndens: de ändras genom nya beslut.
`;
}
