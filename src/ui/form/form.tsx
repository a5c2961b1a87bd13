import { tell, tellField } from '../told.ts';
import type { Content } from '../types.ts';

/** Values sent along unseen: a CSRF token, a version, the other parameters of a filter. */
export type Hidden = Readonly<Record<string, string | readonly string[] | undefined>>;

export function HiddenFields({ values }: { values: Hidden }) {
  for (const [name, value] of Object.entries(values)) if (value !== undefined) tellField({ name, kind: 'hidden', value });
  return (
    <>
      {Object.entries(values).flatMap(([name, value]) =>
        (value === undefined ? [] : typeof value === 'string' ? [value] : value).map((one) => (
          <input key={`${name}=${one}`} type="hidden" name={name} value={one} />
        )),
      )}
    </>
  );
}

/** That it has been saved, and why it has not: someone else has, something is wrong, one is signed out, there is no connection. */
export type AutosaveWords = Readonly<Record<'saved' | 'stopped' | 'faulty' | 'away' | 'offline', string>>;

/** A native form. `post` forms are guarded against being sent twice by enhance/submit-once.ts. */
export function Form(props: {
  action: string;
  method?: 'get' | 'post' | undefined;
  hidden?: Hidden | undefined;
  label?: string | undefined;
  /** `plain` has no width of its own, for forms inside panels and toolbars. */
  look?: 'page' | 'plain' | undefined;
  search?: boolean | undefined;
  /** Sends files along, those of `<Field kind="file">`; its route says `upload`. */
  files?: boolean | undefined;
  /** What the script says of saving by itself while one writes; see enhance/autosave.ts. The form must take `do=stay`, and come back as a page. */
  autosave?: AutosaveWords | undefined;
  children: Content;
}) {
  const { action, method = 'post', hidden = {}, label, look = 'page', search, files, autosave, children } = props;
  tell('forms', { action, fields: [] });
  return (
    <form
      class={look === 'page' ? 'form' : undefined}
      action={action}
      method={method}
      enctype={files ? 'multipart/form-data' : undefined}
      aria-label={label}
      role={search ? 'search' : undefined}
      data-once={method === 'post' ? '' : undefined}
      data-autosave={autosave && JSON.stringify(autosave)}
      noValidate={method === 'post'}
    >
      <HiddenFields values={hidden} />
      {children}
    </form>
  );
}

/** A numbered part of a long form. */
export function FormSection({ title, intro, children }: { title: string; intro?: Content; children: Content }) {
  return (
    <section>
      <h2 class="h2">{title}</h2>
      {intro ? <p class="hint">{intro}</p> : null}
      {children}
    </section>
  );
}
