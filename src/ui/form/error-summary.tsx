import { uiText } from '../text.ts';
import { tell } from '../told.ts';
import type { Lang } from '../types.ts';
import { fieldId } from './field-frame.tsx';

export type FieldError = { readonly name: string; readonly message: string };

/** Stands first in `<main>` of a refused form and takes focus; each line leads to its field. */
export function ErrorSummary({ lang, errors }: { lang: Lang; errors: readonly FieldError[] }) {
  if (!errors.length) return null;
  for (const error of errors) tell('faults', error);
  return (
    <div class="errors" role="alert" tabIndex={-1} data-focus aria-labelledby="felrubrik">
      <h2 class="h4" id="felrubrik">
        {uiText(lang).errorsToFix(errors.length)}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.name}>
            <a href={`#${fieldId(error.name)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
