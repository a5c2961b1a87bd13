import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './message-words.sv.ts';

export const en = {
  task: (area: string) => `Answer the consultation on ${area}`,
  openedSubject: (area: string) => `Consultation on ${area}`,
  opened: (area: string, day: string) =>
    `You are asked for your opinion on the basis for national highly specialised care: ${area}. The answer must have come in by ${day}.`,
  extendedSubject: (area: string) => `More time for the consultation on ${area}`,
  extended: (area: string, day: string, reason: string) =>
    `The last day to answer the consultation on ${area} is now ${day}. Reason: ${reason}`,
  reminderSubject: (area: string, days: number) =>
    days === 0
      ? `Last day today: the consultation on ${area}`
      : days === 1
        ? `One day left: the consultation on ${area}`
        : `At most ${days} days left: the consultation on ${area}`,
  reminder: (area: string, day: string) =>
    `We have not had your answer to the consultation on ${area}. It must have come in by ${day}, before midnight in Sweden.`,
  receiptSubject: (area: string) => `Your answer on ${area} has come in`,
  receipt: (area: string, number: string) =>
    `The answer on ${area} has come in and has diary number ${number}. You can replace it or take it back to the end of the last day.`,
  toEndorseSubject: (area: string) => `Answer to endorse: ${area}`,
  toEndorse: (area: string) =>
    `Your organisation’s answer to the consultation on ${area} is ready to be endorsed. Whoever has written in it cannot endorse it.`,
  delegatedSubject: (area: string) => `Part of an answer to write: ${area}`,
  delegated: (part: string, hasNote: boolean) =>
    `You have been asked to write the part “${part}”.${hasNote ? ' There is more in the part.' : ''}`,
  jointSubject: (area: string) => `Joint answer to take a stand on: ${area}`,
  joint: (area: string, region: string) =>
    `There is a proposed joint answer for ${region} to the consultation on ${area}. Read it and say whether you stand behind it or attach your own.`,
  pleaSubject: (area: string) => `Wish to answer late: ${area}`,
  plea: (from: string) => `${from} asks to answer after the last day. Decide whether it is to be taken in.`,
  pleaJudgedSubject: (area: string) => `Word on a late answer: ${area}`,
  pleaJudged: (granted: boolean, decision: string) =>
    `${granted ? 'You may send in your answer.' : 'The answer is not taken in.'} ${decision}`,
  confirmSubject: (area: string) => `Confirm your answer on ${area}`,
  confirm: 'Open the link and confirm, and the answer is taken in. If you have not written one, you need to do nothing.',
  summarySubject: (area: string) => `Summary of the answers on ${area}`,
  summary: (area: string) => `The summary of the answers to the consultation on ${area} has been published.`,
} satisfies Same<typeof sv>;
