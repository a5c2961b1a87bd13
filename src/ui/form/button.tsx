import { tellField } from '../told.ts';
import type { Content } from '../types.ts';

type Look = { variant?: 'primary' | 'secondary' | 'tertiary' | undefined; tone?: 'petrol' | 'danger' | undefined; children: Content };

/** Sends the form. One primary button a page. */
export function Button(props: Look & { name?: string | undefined; value?: string | undefined; formAction?: string | undefined }) {
  const { variant = 'primary', tone, name, value, formAction, children } = props;
  if (name !== undefined) tellField({ name, kind: 'button', options: [{ value: value ?? '', label: children }] });
  return (
    <button class="ds-button" type="submit" data-variant={variant} data-color={tone} name={name} value={value} formAction={formAction}>
      {children}
    </button>
  );
}

/** A link that looks like a button: the way to the next page when nothing is sent. */
export function ButtonLink({ href, variant = 'primary', tone, children }: Look & { href: string }) {
  return (
    <a class="ds-button" href={href} data-variant={variant} data-color={tone}>
      {children}
    </a>
  );
}

/** Buttons and links that end a form. */
export function Actions({ children }: { children: Content }) {
  return <div class="actions">{children}</div>;
}
