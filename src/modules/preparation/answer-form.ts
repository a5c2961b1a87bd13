import type { Lang } from '../../kernel/format.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { AnswerGiven } from './commands/answer.ts';
import type { Words } from './screens/joint.tsx';
import { preparationText } from './text/preparation.ts';

const choices = ['approve', 'dissent', 'withdraw'] as const;

/** What a member says of a statement, as read from the form of `StatementAnswer`, or what is wrong with each field. */
export function readAnswer(lang: Lang, textIn: (name: string) => string): Result<Pick<AnswerGiven, 'answer' | 'text'>, Words> {
  const words = preparationText[lang].faults;
  const answer = choices.find((one) => one === textIn('answer'));
  const text = textIn('text');
  if (!answer) return fail({ answer: words.answer });
  if (answer === 'dissent' && (text === '' || text.length > 10_000)) return fail({ text: words.dissent });
  return ok({ answer, text: text === '' ? null : text });
}
