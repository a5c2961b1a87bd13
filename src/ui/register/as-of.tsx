import type { LocalDate } from '../../kernel/date.ts';
import { formatDate } from '../../kernel/format.ts';
import { Alert } from '../content/alert.tsx';
import { Button } from '../form/button.tsx';
import { Field } from '../form/field.tsx';
import { Form, type Hidden } from '../form/form.tsx';
import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';

/** Chooses the day as of which the register is shown; the other parameters of the page are kept. */
export function AsOfForm(props: {
  lang: Lang;
  action: string;
  /** The day shown now: as chosen, or today. */
  value: string;
  /** The last day one can choose: today. */
  max?: LocalDate | undefined;
  hidden?: Hidden | undefined;
  error?: string | undefined;
}) {
  const { lang, action, value, max, hidden, error } = props;
  const text = uiText(lang);
  return (
    <div class="as-of">
      <Form action={action} method="get" hidden={hidden} look="plain">
        <Field lang={lang} kind="date" name="asOf" label={text.asOfLabel} value={value} max={max} error={error} />
        <Button variant="secondary">{text.asOfSubmit}</Button>
        <p class="hint">{text.asOfHint}</p>
      </Form>
    </div>
  );
}

/** Says that the page does not show today, and leads back. Nothing when neither day is given. */
export function AsOfNotice(props: {
  lang: Lang;
  asOf?: LocalDate | undefined;
  knownAt?: LocalDate | undefined;
  /** The same page without the two parameters. */
  todayHref: string;
}) {
  const { lang, asOf, knownAt, todayHref } = props;
  const text = uiText(lang);
  if (!asOf && !knownAt) return null;
  return (
    <Alert lang={lang} kind="info">
      <p>
        {asOf ? text.asOfNotice(formatDate(asOf, lang)) : null} {knownAt ? text.knownAtNotice(formatDate(knownAt, lang)) : null}{' '}
        <a class="ds-link" href={todayHref}>
          {text.asOfToday}
        </a>
      </p>
    </Alert>
  );
}
