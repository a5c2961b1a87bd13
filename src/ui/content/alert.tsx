import { Icon } from '../icon.tsx';
import { uiText } from '../text.ts';
import { tell } from '../told.ts';
import type { Content, Lang } from '../types.ts';

/** A notice in the flow of the page. `live` announces it when it appears as the answer to an act. */
export function Alert(props: {
  lang: Lang;
  kind: 'info' | 'success' | 'warning' | 'danger';
  title?: string | undefined;
  level?: 2 | 3 | 4 | undefined;
  live?: boolean | undefined;
  children?: Content;
}) {
  const { lang, kind, title, level = 2, live, children } = props;
  const Tag = `h${level}` as const;
  tell('notices', { kind, title, body: children });
  return (
    <div class="alert" data-color={kind} role={live ? 'status' : undefined}>
      <Icon name={kind} />
      <div>
        {title ? <Tag class="h4">{title}</Tag> : <span class="sr">{uiText(lang)[kind]}: </span>}
        {children}
      </div>
    </div>
  );
}
