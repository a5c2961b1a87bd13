import { paths } from '../../../kernel/paths.ts';
import { Button, Checkboxes, Form, Heading, Stack } from '../../../ui/index.ts';
import { hiddenState } from '../routes/state.ts';
import { eligibilityText } from '../text/index.ts';
import { dayFields, type InArea } from './frame.ts';
import { BackLink } from './question.tsx';

/** The delimitations that are not known, on one screen: what holds is ticked, and whether the rest is ruled out. */
export function RuleOutScreen(props: InArea & { ids: readonly string[] }) {
  const { lang, url, definition, state, ids } = props;
  const text = eligibilityText[lang];
  const parts = ids.flatMap((id) => definition.delimitations.find((one) => one.id === id) ?? []);
  return (
    <Stack>
      <Heading level={1} look={2}>
        {text.ruleOut}
      </Heading>
      <Form
        action={url.page(paths.check).split('?')[0] ?? ''}
        method="get"
        hidden={{ ...dayFields(url), ...hiddenState(state), uteslutet: 'ja' }}
      >
        <Checkboxes
          lang={lang}
          name="finns"
          label={text.question(state.answers.length + 1)}
          hint={text.ruleOutHint}
          choices={parts.map((part) => ({ value: part.id, label: part.title[lang], hint: part.text[lang] }))}
        />
        <Checkboxes
          lang={lang}
          name="resten"
          label={text.toRuleOut}
          choices={[{ value: 'ja', label: text.restRuledOut, hint: text.restRuledOutHint }]}
        />
        <div class="row">
          <Button>{text.next}</Button>
          <BackLink {...props} />
        </div>
      </Form>
    </Stack>
  );
}
