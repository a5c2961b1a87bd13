import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, DataTable, Field, Form, Heading, Radios, Section } from '../../../ui/index.ts';
import type { Voter } from '../commands/common.ts';
import { type Answered, standOf } from '../core/statement.ts';
import type { Statement } from '../queries.ts';
import { preparationText } from '../text/preparation.ts';

export type Hidden = Readonly<Record<string, string>>;
export type Words = Readonly<Record<string, string>>;

/** The version that members spoke of. Locking itself counts as one version more: what they said was of the one before. */
export const versionAnswered = ({ status, version }: Pick<Statement, 'status' | 'version'>): number =>
  status === 'locked' ? version - 1 : version;

type MembersProps = {
  readonly lang: Lang;
  readonly voters: readonly Voter[];
  readonly answers: readonly Answered[];
  readonly version: number;
};

/** Where each member of a group stands on its statement. */
export function StatementMembers({ lang, voters, answers, version }: MembersProps) {
  const text = preparationText[lang].members;
  return (
    <Section labelledBy="stallningstaganden">
      <Heading level={2} id="stallningstaganden">
        {text.title}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.title}
        rows={voters}
        rowKey={({ person }) => person}
        empty={<p>{text.none}</p>}
        columns={[
          { key: 'member', header: text.member, rowHeader: true, cell: (one) => one.name },
          { key: 'stand', header: text.stand, cell: (one) => text.stands[standOf(one.person, answers, version)] },
          {
            key: 'text',
            header: text.text,
            cell: (one) =>
              standOf(one.person, answers, version) === 'dissent' ? (
                <span class="lines">{answers.findLast(({ person }) => person === one.person)?.text}</span>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Section>
  );
}

type AnswerProps = {
  readonly lang: Lang;
  readonly action: string;
  readonly hidden: Hidden;
  readonly version: number;
  readonly values: Words;
  readonly errors: Words;
};

/** A member stands behind the statement as it is, dissents, or takes the answer back. */
export function StatementAnswer({ lang, action, hidden, version, values, errors }: AnswerProps) {
  const text = preparationText[lang].answer;
  return (
    <Section labelledBy="svar">
      <Heading level={2} id="svar">
        {text.title}
      </Heading>
      <p>{text.lede}</p>
      <Form action={action} hidden={{ ...hidden, version: String(version) }}>
        <Radios
          lang={lang}
          name="answer"
          label={text.label}
          choices={(['approve', 'dissent', 'withdraw'] as const).map((value) => ({ value, label: text[value] }))}
          value={values.answer}
          error={errors.answer}
        />
        <Field lang={lang} name="text" label={text.reasons} kind="textarea" rows={6} value={values.text} error={errors.text} optional />
        <Actions>
          <Button>{text.send}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
