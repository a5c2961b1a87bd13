import { isVoice, type Voice } from './group.ts';

/** Someone nominated, as it was said. */
export type Nominee = {
  readonly name: string;
  readonly mail: string;
  readonly profession: string;
  readonly collaborationRegion: string | null;
  readonly standing: string;
  readonly represents: Voice;
};

const MAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Reads what is said of someone who is nominated; faults by field, each the name of its text. */
export function readNominee(
  text: (name: string) => string,
  regions: readonly string[],
): { readonly nominee: Nominee | undefined; readonly faults: Readonly<Record<string, string>> } {
  const represents = text('represents');
  const region = text('collaborationRegion');
  const checks: readonly (readonly [string, boolean])[] = [
    ['name', isLine(text('name'), 200)],
    ['mail', MAIL.test(text('mail')) && text('mail').length <= 254],
    ['represents', isVoice(represents)],
    ['profession', isLine(text('profession'), 200)],
    ['collaborationRegion', region === '' ? represents !== 'profession' : regions.includes(region)],
    ['standing', isLine(text('standing'), 4_000)],
    ['consent', text('consent') === 'yes'],
  ];
  const faults = Object.fromEntries(checks.filter(([, holds]) => !holds).map(([name]) => [name, name]));
  if (Object.keys(faults).length > 0 || !isVoice(represents)) return { nominee: undefined, faults };
  const nominee = {
    name: text('name'),
    mail: text('mail'),
    profession: text('profession'),
    collaborationRegion: region === '' ? null : region,
    standing: text('standing'),
    represents,
  };
  return { nominee, faults };
}

const isLine = (text: string, most: number): boolean => text !== '' && text.length <= most;
