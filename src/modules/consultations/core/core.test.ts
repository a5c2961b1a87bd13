import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, localDate } from '../../../kernel/date.ts';
import { canonical } from './canonical.ts';
import { isInTime, lastDayFor, mayClose, reminderDays, reminderDue, takes } from './due.ts';
import { type AnswerState, answerActions, answerLife, answerStates, beginsRound, type Move } from './life.ts';
import { type AnswerContent, blot, isWithin, masked, spanOf, suspected } from './masking.ts';
import { buildMatrix } from './matrix.ts';
import { faultsOf, missingIn, type Part, type Stance, stances } from './parts.ts';
import { fastestMs, isFlood, isRightAnswer, mostFromOnePlace, proofFault, questions, questionWords, slowestMs } from './proof.ts';
import { countStances } from './summary.ts';
import { endings } from './time-cases.ts';

describe('late is late', () => {
  const table = endings.flatMap(({ what, day, begins, ends }) => {
    const end = new Date(ends).getTime();
    return [
      [`${what}: when the day begins`, day, new Date(begins), true],
      [`${what}: 23.59.59,999`, day, new Date(end - 1), true],
      [`${what}: 24.00.00`, day, new Date(end), false],
      [`${what}: a second later`, day, new Date(end + 1_000), false],
    ] as const;
  });
  test('the table has at least forty cases', () => expect(table.length).toBeGreaterThanOrEqual(40));
  test.each(table)('%s', (_what, day, now, inTime) => {
    expect(isInTime(localDate(day), now)).toBe(inTime);
    const openness = { state: 'open', summaryLocked: false, lastDay: localDate(day) } as const;
    expect(takes(openness, now)).toBe(inTime);
    expect(mayClose([localDate(day)], now)).toBe(!inTime);
  });

  const [general, own] = [localDate('2026-04-30'), localDate('2026-05-15')];
  test.each([
    ['the extended one on the day after the others’ last', own, '2026-04-30T22:00:00.000Z', true],
    ['the others then', null, '2026-04-30T22:00:00.000Z', false],
    ['the extended one at the end of the own day', own, '2026-05-15T21:59:59.999Z', true],
    ['the extended one at 24.00 on the own day', own, '2026-05-15T22:00:00.000Z', false],
    ['one whose own day is earlier than that of all', localDate('2026-04-01'), '2026-04-30T21:59:59.999Z', true],
  ])('extension for one: %s', (_what, ownDay, now, inTime) => {
    expect(isInTime(lastDayFor(general, ownDay), new Date(now))).toBe(inTime);
  });

  test('nothing is taken in a draft or after the summary has been locked; a closed one takes what has been granted', () => {
    const now = new Date('2026-04-01T10:00:00Z');
    expect(takes({ state: 'draft', summaryLocked: false, lastDay: general }, now)).toBe(false);
    expect(takes({ state: 'closed', summaryLocked: true, lastDay: general }, now)).toBe(false);
    expect(takes({ state: 'closed', summaryLocked: false, lastDay: general }, now)).toBe(true);
  });
  test('it is not closed while one of them has time left', () => {
    expect(mayClose([general, own], new Date('2026-05-01T10:00:00Z'))).toBe(false);
    expect(mayClose([general, own], new Date('2026-05-15T22:00:00Z'))).toBe(true);
  });
});

describe('reminders', () => {
  const lastDay = localDate('2026-04-30');
  const at = (day: LocalDate) => new Date(`${day}T10:00:00Z`);
  test('each is sent once, on its day or after, never in a burst, never after the last day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -45, max: 5 }), { maxLength: 60 }), (days) => {
        const sent: number[] = [];
        for (const offset of days.toSorted((a, b) => a - b)) {
          const due = reminderDue({ lastDay, since: localDate('2026-01-01'), sent }, at(addDays(lastDay, offset)));
          if (due === undefined) continue;
          expect(offset).toBeGreaterThanOrEqual(-due);
          expect(offset).toBeLessThanOrEqual(0);
          sent.push(due);
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect(sent).toEqual(sent.toSorted((a, b) => b - a));
      }),
    );
  });
  test.each([
    ['30 days before', 30, 30],
    ['29 days before, when that day was missed', 29, 30],
    ['7 days before', 7, 7],
    ['the day before', 1, 1],
    ['the last day itself', 0, 0],
  ])('%s', (_what, before, due) => {
    expect(reminderDue({ lastDay, since: localDate('2026-01-01'), sent: [] }, at(addDays(lastDay, -before)))).toBe(due);
  });
  test('none for days that had passed when the letter went out', () => {
    expect(reminderDue({ lastDay, since: localDate('2026-04-20'), sent: [] }, at(localDate('2026-04-21')))).toBeUndefined();
    expect(reminderDue({ lastDay, since: localDate('2026-04-20'), sent: [] }, at(localDate('2026-04-23')))).toBe(7);
    expect([...reminderDays]).toEqual([30, 7, 1, 0]);
  });
});

describe('the life of an answer', () => {
  test('the table is total, and what it leads to is a state', () => {
    for (const state of answerStates) {
      expect(Object.keys(answerLife[state]).toSorted()).toEqual([...answerActions].toSorted());
      for (const move of Object.values(answerLife[state])) if (move) expect(answerStates).toContain(move.to);
    }
  });
  test('no sequence of actions submits what has not been endorsed since it was last written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...answerActions), { maxLength: 60 }), (actions) => {
        let state: AnswerState = 'draft';
        let endorsed = false;
        let standing = false;
        for (const action of actions) {
          const move: Move | null = answerLife[state][action];
          if (!move || (move.needs.includes('standing') && !standing)) continue;
          if (action === 'submit') {
            expect(endorsed).toBe(true);
            standing = true;
          }
          if (action === 'withdraw') standing = false;
          endorsed = action === 'endorse' || (endorsed && action === 'submit');
          state = move.to;
        }
      }),
    );
  });
  test('everything that reaches the authority needs time; endorsing needs another person', () => {
    for (const state of answerStates) {
      expect(answerLife[state].submit?.needs ?? ['in-time', 'complete']).toEqual(['in-time', 'complete']);
      expect(answerLife[state].endorse?.needs ?? ['another-person']).toContain('another-person');
      expect(answerLife[state].withdraw?.needs ?? ['in-time']).toContain('in-time');
    }
    expect(answerStates.filter(beginsRound)).toEqual(['submitted', 'withdrawn']);
  });
});

describe('masking', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcåäö.* (+[é𝄞 '), minLength: 1, maxLength: 12 });
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
  const content = fc.record({
    name: text,
    parts: fc.array(
      fc.record({ part: fc.constantFrom('a', 'b', 'c'), stance: fc.constantFrom(...stances), text, passages: fc.constant([] as string[]) }),
      { maxLength: 4 },
    ),
  });

  test('what is masked is nowhere in what is published, whichever field it stood in', () => {
    fc.assert(
      fc.property(
        content,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 5 }),
        (given, picks) => {
          const one: AnswerContent = {
            ...given,
            parts: given.parts.filter(({ part }, at) => given.parts.findIndex((other) => other.part === part) === at),
          };
          const fields: [string, string][] = [
            ['name', one.name],
            ...one.parts.map(({ part, text: said }): [string, string] => [`part:${part}`, said]),
          ];
          const masks = picks.flatMap(([at, from, length, whole]) => {
            const [field, said] = fields[at % fields.length] ?? ['name', ''];
            const first = from % said.length;
            const mask = whole
              ? { field, first: null, after: null }
              : { field, first, after: Math.min(said.length, first + 1 + (length % 8)) };
            return isWithin(one, mask) ? [{ mask, hidden: (mask.first === null ? said : said.slice(mask.first, mask.after)).trim() }] : [];
          });
          const published = JSON.stringify(
            masked(
              one,
              masks.map(({ mask }) => mask),
            ),
            (_key, value) => (typeof value === 'string' ? value.replaceAll(blot, '\u0001') : value),
          );
          const texts = (JSON.parse(published) as AnswerContent).parts.map((part) => part.text);
          const shown = [(JSON.parse(published) as AnswerContent).name, ...texts];
          for (const { hidden } of masks) for (const said of shown) if (hidden !== '') expect(said.includes(hidden)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  const sample: AnswerContent = {
    name: 'Anna Exempel',
    parts: [{ part: 'definition', stance: 'disagree', text: 'Jag, Anna  Exempel, nås på anna@exempel.se. ANNA EXEMPEL.', passages: [] }],
  };
  test('a name is hidden wherever it stands, however it is written and spaced, and its length does not show', () => {
    const span = spanOf(sample, 'name', 'Anna Exempel');
    const shown = masked(sample, [{ field: 'name', first: span?.first ?? -1, after: span?.after ?? -1 }]);
    expect(shown.name).toBe(blot);
    expect(shown.parts[0]?.text).toBe(`Jag, ${blot}, nås på anna@exempel.se. ${blot}.`);
  });
  test('nothing masked: nothing changed; what looks like personal data is pointed out', () => {
    expect(masked(sample, [])).toEqual(sample);
    expect(suspected(sample)).toEqual([{ field: 'part:definition', kind: 'mail', text: 'anna@exempel.se' }]);
  });
  test.each([
    ['outside the text', { field: 'name', first: 5, after: 99 }],
    ['of a field that is not there', { field: 'part:x', first: null, after: null }],
    ['of spaces alone', { field: 'name', first: 4, after: 5 }],
    ['backwards', { field: 'name', first: 4, after: 2 }],
  ])('a mask %s is none', (_what, mask) => expect(isWithin(sample, mask)).toBe(false));
});

describe('proof against robots', () => {
  const ticket = (question: number) => ({ issuedAt: 1_000_000, question, nonce: 'x' });
  test('every question can be answered in figures, and no other sum will do', () => {
    for (let question = 0; question < questions; question += 1) {
      const right = Array.from({ length: 30 }, (_, n) => String(n)).filter((given) => isRightAnswer(question, given));
      expect(right).toHaveLength(1);
      expect(questionWords(question, 'sv').every((word) => word !== '')).toBe(true);
    }
  });
  const q0 = 0; // ett plus ett
  test.each([
    ['someone who reads and answers', { trap: '', answer: '2' }, fastestMs, undefined],
    ['in words', { trap: '', answer: ' Två. ' }, fastestMs, undefined],
    ['the field that people do not see', { trap: 'x', answer: '2' }, fastestMs, 'trap'],
    ['at once', { trap: '', answer: '2' }, fastestMs - 1, 'too-fast'],
    ['a form kept too long', { trap: '', answer: '2' }, slowestMs + 1, 'too-old'],
    ['a wrong sum', { trap: '', answer: '3' }, fastestMs, 'wrong-answer'],
    ['no answer', { trap: '', answer: '' }, fastestMs, 'wrong-answer'],
  ])('%s', (_what, given, age, fault) => expect(proofFault(ticket(q0), given, 1_000_000 + age)).toBe(fault));
  test('a flood is one from one place, or many unjudged', () => {
    expect(isFlood({ fromOrigin: mostFromOnePlace - 1, waiting: 0 })).toBe(false);
    expect(isFlood({ fromOrigin: mostFromOnePlace, waiting: 0 })).toBe(true);
    expect(isFlood({ fromOrigin: 0, waiting: 60 })).toBe(true);
  });
});

describe('answers to parts', () => {
  const part: Part = { key: 'a', title: { sv: 'A', en: 'A' }, passages: [{ id: 'a.1', text: 'x' }] };
  const said = <S extends Stance | null>(stance: S, text = '', passages: string[] = []) => ({ part: 'a', stance, text, passages });
  test.each([
    ['agrees without words', said('agree'), []],
    ['is against without saying why', said('disagree'), ['why']],
    ['wants changes and says which', said('agree-with-changes', 'Ändra.'), []],
    ['has no stance', said(null, 'Text'), ['no-stance']],
    ['is too long', said('agree', 'x'.repeat(101)), ['too-long']],
    ['points at what is not there', said('agree', '', ['b.1']), ['unknown-passage']],
  ])('one that %s', (_what, answer, faults) => expect(faultsOf(answer, part, 100)).toEqual(faults));
  test('all parts must be answered before anything is sent in; a draft may lack them', () => {
    expect(missingIn([part, { ...part, key: 'b' }], [said('agree')], 100)).toEqual([{ part: 'b', faults: ['no-stance'] }]);
    expect(faultsOf(said(null), part, 100, true)).toEqual([]);
    expect(faultsOf(said('agree'), undefined, 100)).toEqual(['unknown-part']);
  });

  const parts = ['a', 'b'].map((key) => ({ ...part, key }));
  const cells = [
    { ...said('agree', 'Bra om resor'), submission: '1', themes: ['t'], hasReply: false },
    { ...said('disagree', 'Fel'), part: 'b', submission: '1', themes: [], hasReply: true },
    { ...said('agree', 'Ja'), submission: '2', themes: [], hasReply: false },
  ];
  const respondents = ['1', '2'].map((submission) => ({ submission, name: `Region ${submission}`, kind: 'organisation' as const }));
  test.each([
    ['nothing', {}, 3, 2],
    ['a stance', { stance: 'agree' as const }, 2, 2],
    ['a part', { part: 'b' }, 1, 1],
    ['a respondent', { respondent: '2' }, 1, 1],
    ['a theme', { theme: 't' }, 1, 1],
    ['words, whatever their case', { q: 'RESOR bra' }, 1, 1],
    ['what nobody says', { q: 'xyz' }, 0, 0],
  ])('the matrix filtered by %s', (_what, filter, shown, rows) => {
    const matrix = buildMatrix(parts, respondents, cells, filter);
    expect([matrix.shown, matrix.rows.length]).toEqual([shown, rows]);
    const counted = [...matrix.counts.values()].flatMap((one) => Object.values(one)).reduce((sum, n) => sum + n, 0);
    expect(counted).toBe(shown);
  });
  test('counts add up to the answers of each part', () => {
    expect(countStances(parts, cells).map(({ counts, total }) => [Object.values(counts).reduce((sum, n) => sum + n, 0), total])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });
});

test('the same content has the same canonical text, whatever order its properties came in', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonical(turned)).toBe(canonical(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
