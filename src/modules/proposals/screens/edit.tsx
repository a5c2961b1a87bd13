import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Button, Link } from '../../../ui/index.ts';
import type { Difference } from '../../work/index.ts';
import type { PartKey } from '../core/basis.ts';
import { partTitle } from '../core/passages.ts';
import type { PartVersion } from '../queries.ts';
import { basisText } from '../text/basis.ts';
import { type PaperFilled, PaperForm } from './paper-form.tsx';
import type { CasePlace } from './place.ts';

export type EditProps = CasePlace &
  PaperFilled & {
    readonly part: PartKey;
    readonly version: number;
    readonly hidden: Readonly<Record<string, string>>;
    /** The part as someone else has saved it since. */
    readonly stale?: { readonly now: PartVersion; readonly differences: readonly Difference[] } | undefined;
  };

/** The form of a part. */
export function EditScreen(props: EditProps) {
  const { lang, url, careCase, area, part, stale } = props;
  const text = basisText[lang];
  return (
    <PaperForm
      {...props}
      title={text.writePart(partTitle(part)[lang])}
      lede={text.title(area)}
      fictitious={careCase.fictitious}
      action={url.page(paths.basisEdit(careCase.id, part))}
      hidden={{ ...props.hidden, partVersion: String(props.version) }}
      stale={
        stale && {
          title: text.stale,
          body: text.staleBody,
          theirs: text.theirs(stale.now.personName ?? text.unknown, formatDateTime(stale.now.at, lang)),
          differences: stale.differences,
        }
      }
    >
      <Button name="do" value="save">
        {text.save}
      </Button>
      <Link href={url.page(paths.basisPart(careCase.id, part))}>{text.toPart}</Link>
    </PaperForm>
  );
}
