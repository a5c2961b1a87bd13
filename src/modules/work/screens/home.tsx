import { patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { ButtonLink, Heading, Lede, Section } from '../../../ui/index.ts';
import type { RegisterData } from '../../register/index.ts';
import type { Draft } from '../queries.ts';
import { workText } from '../text/work.ts';
import { DraftTable } from './lists.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly data: RegisterData;
  readonly decides: boolean;
  readonly drafts: boolean;
  readonly toDecide: readonly Draft[];
  readonly mine: readonly Draft[];
  readonly others: readonly Draft[];
  readonly recent: readonly Draft[];
};

/** What waits for me, what I have begun, and what has been decided lately. */
export function HomeScreen(props: Props) {
  const { lang, url, data } = props;
  const text = workText[lang].home;
  const list = (title: string, drafts: readonly Draft[], empty: string, id: string) => (
    <Section labelledBy={id}>
      <Heading level={2} id={id}>
        {title}
      </Heading>
      <DraftTable lang={lang} url={url} data={data} caption={title} drafts={drafts} empty={empty} />
    </Section>
  );
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{props.drafts ? `${text.lede} ${text.startHint}` : text.lede}</Lede>
      <div class="actions">
        <ButtonLink href={url.page(patterns.workAreas)}>{text.areas}</ButtonLink>
        {props.drafts ? (
          <ButtonLink href={url.page(patterns.workImport)} variant="secondary">
            {text.import}
          </ButtonLink>
        ) : null}
      </div>
      {props.decides ? list(text.decide, props.toDecide, text.decideNone, 'besluta') : null}
      {props.drafts ? list(text.mine, props.mine, text.mineNone, 'mina') : null}
      {list(text.others, props.others, text.othersNone, 'andras')}
      {list(text.recent, props.recent, text.recentNone, 'senaste')}
    </>
  );
}
