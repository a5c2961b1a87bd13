import { uiText } from '../text.ts';
import type { Content, Lang } from '../types.ts';
import { Button } from './button.tsx';
import { Form, type Hidden } from './form.tsx';

/** The panel to the left of a list: fields, "Visa resultat" and "Rensa". Sends by GET, so the address can be shared. */
export function FilterPanel(props: {
  lang: Lang;
  action: string;
  /** The list without any filter. */
  clearHref: string;
  /** Parameters that filters must not lose, such as `asOf` and `sort`. */
  hidden?: Hidden | undefined;
  children: Content;
}) {
  const { lang, action, clearHref, hidden, children } = props;
  const text = uiText(lang);
  return (
    <div class="panel filter">
      <Form action={action} method="get" hidden={hidden} label={text.filter} look="plain" search>
        <div class="stack">
          {children}
          <div class="row">
            <Button>{text.showResult}</Button>
            <a class="ds-link" href={clearHref}>
              {text.clear}
            </a>
          </div>
        </div>
      </Form>
    </div>
  );
}
