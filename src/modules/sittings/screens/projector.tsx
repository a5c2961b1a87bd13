import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, ButtonLink, Heading, Stack } from '../../../ui/index.ts';
import { type ItemState, votersOf } from '../core/state.ts';
import { ABSTAIN } from '../core/vote.ts';
import { outcomesOf } from '../outcome-says.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { Applicants, Conditions, Kept, MadeUp, Outcomes, Paragraphs, type Place } from './parts.tsx';
import { ProposalsTable } from './proposals-table.tsx';

type Props = Place & { readonly sitting: Sitting };

/** What the room looks at: the item, its proposals and how a vote went, in few words. */
export const ProjectorScreen = (props: Props) => (
  <div class="projector">
    <Shown {...props} />
    <Actions>
      <ButtonLink href={props.url.page(paths.sittingScreen(props.sitting.id))} variant="tertiary">
        {pagesText[props.lang].refresh}
      </ButtonLink>
    </Actions>
  </div>
);

function Shown({ lang, sitting }: Props) {
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const one = sitting.state.items.find(({ phase }) => phase === 'open' || phase === 'voting' || phase === 'decided');
  if (!one) {
    return (
      <Stack>
        <Heading level={1}>{text.sitting(formatDate(sitting.day, lang))}</Heading>
        <p>{text.noCurrent}</p>
        <ol>
          {sitting.state.items
            .filter(({ phase }) => phase !== 'removed')
            .map(({ item, phase }) => (
              <li key={item.id}>
                {item.title}. {words.itemPhases[phase]}
              </li>
            ))}
        </ol>
      </Stack>
    );
  }
  if (one.item.isKept) return <Kept lang={lang} one={one} level={1} />;
  const voters = votersOf(sitting.state, one);
  return (
    <Stack>
      <Heading level={1}>
        {one.number}. {one.item.title}
      </Heading>
      <MadeUp lang={lang} sitting={sitting} />
      {one.vote ? (
        <Alert lang={lang} kind="info" title={text.voteOpen(...one.vote.between)}>
          {one.vote.mode === 'named'
            ? text.cast(voters.filter(({ person }) => one.vote?.ballots.some((ballot) => ballot.person === person)).length, voters.length)
            : words.modes.open}
        </Alert>
      ) : null}
      {one.decision ? (
        <Alert lang={lang} kind="success" title={words.minutes.decision}>
          <Outcomes
            lang={lang}
            of={outcomesOf(one)}
            outcomes={one.decision.proposal.outcomes.map((outcome) => ({ ...outcome, reasons: '' }))}
          />
        </Alert>
      ) : one.proposals.length > 0 ? (
        <ProposalsTable lang={lang} one={one} />
      ) : (
        <Matter lang={lang} one={one} />
      )}
      {one.votes.map(({ id, tally }) => (
        <p key={id}>
          {text.result(tally.winner)}{' '}
          {Object.entries(tally.counts)
            .map(([choice, count]) => `${choice === ABSTAIN ? words.abstain : choice}: ${count}`)
            .join(', ')}
        </p>
      ))}
      {one.conditions.some(({ was }) => was !== null) ? (
        <>
          <Heading level={2}>{text.conditions}</Heading>
          <Conditions lang={lang} conditions={one.conditions.filter(({ was }) => was !== null)} />
        </>
      ) : null}
    </Stack>
  );
}

/** What it is about, before anything has been proposed. */
function Matter({ lang, one }: Pick<Place, 'lang'> & { readonly one: ItemState }) {
  const { item, held } = one;
  const { slots, matter, background, applicants } = item;
  return (
    <>
      {matter.trim() === '' ? null : <Paragraphs text={matter} />}
      {background.length > 0 ? (
        <ul>
          {background.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {applicants.length > 0 ? (
        <>
          <Heading level={2}>{sittingsText[lang].minutes.applicants}</Heading>
          <Applicants lang={lang} one={one} />
        </>
      ) : null}
      {slots?.units == null ? null : <p>{pagesText[lang].slots(slots.units, slots.unitsForChildren, held.length)}</p>}
    </>
  );
}
