import { Actions, Button, Details, Field, Form, Heading } from '../../../ui/index.ts';
import { pagesText } from '../text/pages.ts';
import { voteText } from '../text/vote.ts';
import { Conditions, type Hidden } from './parts.tsx';
import type { Doing, Props } from './room-vote.tsx';

/** The special conditions of an item, and while it is open the forms in which their wording is changed. */
export function ItemConditions(props: Omit<Props, 'hidden'> & { readonly hidden: Hidden | null }) {
  const { lang, one, hidden } = props;
  if (one.conditions.length === 0) return null;
  return (
    <>
      <Heading level={3} look={4}>
        {pagesText[lang].conditions}
      </Heading>
      <Conditions lang={lang} conditions={one.conditions} />
      {hidden !== null && one.phase === 'open' ? <RewordForms {...props} hidden={hidden} /> : null}
    </>
  );
}

/** The form in which the wording of a condition is changed, one for each, out of the way until somebody wants it. */
function RewordForms({ lang, one, hidden, action, back }: Doing) {
  const text = pagesText[lang];
  const sent = back && back.fields.do === 'condition-reworded' ? back.fields : undefined;
  return (
    <Details summary={voteText[lang].reword} open={sent !== undefined}>
      {one.conditions.map(({ id, text: said }, i) => (
        <Details key={id} summary={`${i + 1}. ${said.sv}`} open={sent?.condition === id}>
          <Form action={action} hidden={{ ...hidden, do: 'condition-reworded', condition: id }}>
            <Field
              lang={lang}
              name="text"
              id={`condition-${i + 1}`}
              label={text.wording}
              kind="textarea"
              rows={4}
              maxLength={4000}
              value={sent?.condition === id ? String(sent.text ?? '') : said.sv}
            />
            <Actions>
              <Button variant="secondary">{text.save}</Button>
            </Actions>
          </Form>
        </Details>
      ))}
    </Details>
  );
}
