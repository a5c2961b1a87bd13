import { endOfDay, type LocalDate } from '../../../kernel/date.ts';

/** How far an application has come. */
export const applicationStates = ['draft', 'submitted', 'withdrawn', 'dismissed'] as const;
export type ApplicationState = (typeof applicationStates)[number];

export type SubmissionAction = 'submit' | 'withdraw' | 'resume' | 'plead';

/** What keeps someone from doing something with an application at a moment. */
export type Hindrance =
  /** The call has been taken back, or has not been announced. */
  | 'no-call'
  | 'too-late'
  /** There is still time: nobody need ask for more. */
  | 'in-time'
  | 'nothing-sent'
  /** A case officer has found that it cannot be tried. */
  | 'dismissed'
  | 'withdrawn'
  | 'not-withdrawn'
  | 'decided'
  /** It has been found complete: from then on it changes by what is asked for alone. */
  | 'judged'
  /** What would be sent in is what stands already. */
  | 'unchanged'
  /** A plea waits to be decided. */
  | 'waiting';

export type Standing = {
  readonly state: ApplicationState;
  readonly call: { readonly state: 'draft' | 'open' | 'withdrawn'; readonly lastDay: LocalDate | null };
  /** A later last day that has been granted this region. */
  readonly grantedDay: LocalDate | null;
  readonly decided: boolean;
  /** A case officer has found it complete. */
  readonly judged: boolean;
  readonly pleaWaits: boolean;
  /** The content that stands with the authority, and the one written now. */
  readonly stands: string | null;
  readonly written: string | null;
};

/** The last day that holds for a region: the later of the day for all and one that has been granted. Null when no day has been set. */
export const lastDayFor = ({ call, grantedDay }: Pick<Standing, 'call' | 'grantedDay'>): LocalDate | null =>
  grantedDay !== null && call.lastDay !== null && grantedDay > call.lastDay ? grantedDay : call.lastDay;

/**
 * Whether something comes in time: "senast den 30 april" is to the end of that day in Stockholm, red days too. The day is set by the
 * authority, and the Act 1930:173 moves only days that a statute sets.
 */
export const isInTime = (lastDay: LocalDate | null, at: Date): boolean => lastDay !== null && at.getTime() < endOfDay(lastDay).getTime();

/** What keeps an action from being done at an instant; undefined when nothing does. The database holds to the same. */
export function hindrance(action: SubmissionAction, standing: Standing, at: Date): Hindrance | undefined {
  const { state, call } = standing;
  if (call.state === 'draft' || (call.state === 'withdrawn' && action !== 'withdraw')) return 'no-call';
  const inTime = isInTime(lastDayFor(standing), at);
  switch (action) {
    case 'submit':
      if (state === 'dismissed') return 'dismissed';
      if (!inTime) return 'too-late';
      if (standing.judged) return 'judged';
      return state === 'submitted' && standing.stands !== null && standing.stands === standing.written ? 'unchanged' : undefined;
    case 'withdraw':
      if (state !== 'submitted') return state === 'draft' ? 'nothing-sent' : state;
      return standing.decided ? 'decided' : undefined;
    case 'resume':
      if (state !== 'withdrawn') return 'not-withdrawn';
      return inTime ? undefined : 'too-late';
    case 'plead':
      if (inTime) return 'in-time';
      if (state === 'dismissed') return 'dismissed';
      return standing.pleaWaits ? 'waiting' : undefined;
  }
}

/** Whether what has come in may be opened: the call stands and its last day has passed for all. A day granted to one holds nobody up. */
export const mayOpen = (call: Standing['call'], at: Date): boolean =>
  call.state === 'open' && call.lastDay !== null && !isInTime(call.lastDay, at);
