import { paths } from '../../../kernel/paths.ts';
import { ButtonLink, Card, Grid, Heading, Hint, Lede, Link, Stack } from '../../../ui/index.ts';
import type { CodeMention } from '../../codes/index.ts';
import type { Definition } from '../../definitions/index.ts';
import type { Candidate } from '../core/candidates.ts';
import type { GuideState } from '../core/guide.ts';
import { writeState } from '../routes/state.ts';
import { eligibilityText } from '../text/index.ts';
import type { Frame } from './frame.ts';
import { AreaLinks } from './start.tsx';

type Props = Frame & { state: GuideState; name: string | undefined };

/** Several areas speak of the diagnosis: which one to check. */
export function AreasScreen({ lang, url, state, candidates, name }: Props & { candidates: readonly Candidate[] }) {
  const text = eligibilityText[lang];
  return (
    <Stack>
      <Heading level={1}>{text.whichArea}</Heading>
      <Diagnosis state={state} name={name} />
      <p>{text.whichAreaHint}</p>
      <Grid>
        {candidates.map(({ definition, mentions }) => (
          <Card
            key={definition.areaId}
            href={url.page(paths.check, writeState({ ...state, area: definition.areaId }))}
            title={definition.name[lang]}
          >
            <p>{text.seems[seems(mentions)]}</p>
            {definition.status === 'own-reading' ? <Hint>{text.ownReading}</Hint> : null}
          </Card>
        ))}
      </Grid>
      <p>
        <Link href={url.page(paths.check)}>{text.again}</Link>
      </p>
    </Stack>
  );
}

/** No definition names the diagnosis, which is no answer about the patient. */
export function NoAreaScreen({
  lang,
  url,
  state,
  definitions,
  total,
  name,
}: Props & { definitions: readonly Definition[]; total: number }) {
  const text = eligibilityText[lang];
  const { kod, sakerhet } = writeState(state);
  return (
    <Stack>
      <Heading level={1}>{text.noArea}</Heading>
      <Diagnosis state={state} name={name} />
      <p>{text.noAreaBody(definitions.length, total)}</p>
      <AreaLinks lang={lang} url={url} definitions={definitions} query={{ kod: String(kod), sakerhet: String(sakerhet) }} />
      <div class="row">
        <ButtonLink href={url.page(paths.check)}>{text.again}</ButtonLink>
        <Link href={url.page(paths.areas)}>{text.allAreas}</Link>
      </div>
    </Stack>
  );
}

function Diagnosis({ state, name }: Pick<Props, 'state' | 'name'>) {
  const { diagnosis } = state;
  return diagnosis ? (
    <Lede>
      {name} ({diagnosis.system} {diagnosis.code})
    </Lede>
  ) : null;
}

function seems(mentions: readonly CodeMention[]): 'decides' | 'suggests' | 'delimited' | 'redirected' {
  const included = mentions.filter(({ kind }) => kind === 'included');
  if (included.length > 0) return included.some(({ strength }) => strength === 'decides') ? 'decides' : 'suggests';
  return mentions.some(({ kind }) => kind === 'redirected') ? 'redirected' : 'delimited';
}
