import { paths } from '../../../kernel/paths.ts';
import { Button, Link } from '../../../ui/index.ts';
import { type CasePlace, type PaperFilled, PaperForm } from '../../proposals/index.ts';
import type { Difference } from '../../work/index.ts';
import { rulingsText } from '../text/rulings.ts';

export type EditProps = CasePlace &
  PaperFilled & {
    readonly version: number;
    readonly hidden: Readonly<Record<string, string>>;
    /** How what was sent differs from what someone else has saved since. */
    readonly stale: readonly Difference[] | undefined;
  };

/** The form of a decision. */
export function EditScreen(props: EditProps) {
  const { lang, url, careCase, area, stale } = props;
  const text = rulingsText[lang];
  return (
    <PaperForm
      {...props}
      title={text.write}
      lede={text.title(area)}
      fictitious={careCase.fictitious}
      action={url.page(paths.rulingEdit(careCase.id))}
      hidden={{ ...props.hidden, rulingVersion: String(props.version) }}
      stale={stale && { title: text.stale, body: text.staleBody, theirs: text.theirs, differences: stale }}
    >
      <Button name="do" value="propose">
        {text.propose}
      </Button>
      <Button variant="secondary" name="do" value="save">
        {text.save}
      </Button>
      <Link href={url.page(paths.ruling(careCase.id))}>{text.toRuling}</Link>
    </PaperForm>
  );
}
