import { Actions, Button, Checkboxes, Field, Form, Heading, Section, Stack } from '../../../ui/index.ts';
import { pagesText } from '../text/pages.ts';
import { type Hidden, OneButton, sentIn } from './parts.tsx';
import type { With } from './room.tsx';

/** What is written of the meeting as a whole, who adjusts its minutes, and its end. */
export function Ending({ lang, sitting, hidden, action, back }: With & { readonly hidden: Hidden }) {
  const text = pagesText[lang];
  const { state } = sitting;
  const been = state.roster.filter(({ person }) => state.attendance.some((one) => one.person === person));
  const isOpen = state.phase === 'open';
  if (!isOpen && state.phase !== 'closed') return null;
  return (
    <Section>
      <Heading level={2}>{text.minutes}</Heading>
      <Stack>
        <Form action={action} hidden={{ ...hidden, do: 'text-added' }}>
          <Field
            lang={lang}
            name="text"
            id="meeting-text"
            label={text.meetingNote}
            kind="textarea"
            rows={3}
            maxLength={8000}
            value={sentIn(back, 'text-added')('text')}
          />
          <Actions>
            <Button variant="secondary">{text.note}</Button>
          </Actions>
        </Form>
        {isOpen ? (
          <>
            <Form action={action} hidden={{ ...hidden, do: 'adjusters-appointed' }}>
              <Checkboxes
                lang={lang}
                name="persons"
                label={text.adjusters}
                hint={text.adjustersHint}
                choices={been.map(({ person, name }) => ({ value: person, label: name }))}
                values={back?.fields.do === 'adjusters-appointed' ? [back.fields.persons ?? []].flat() : state.adjusters}
              />
              <Actions>
                <Button variant="secondary">{text.appoint}</Button>
              </Actions>
            </Form>
            <OneButton action={action} hidden={{ ...hidden, do: 'closed' }}>
              {text.close}
            </OneButton>
          </>
        ) : null}
      </Stack>
    </Section>
  );
}
