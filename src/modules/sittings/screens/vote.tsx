import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  type Content,
  Details,
  Field,
  Form,
  Heading,
  Panel,
  Radios,
  Section,
  Stack,
} from '../../../ui/index.ts';
import { isDecided } from '../core/item.ts';
import { type ItemState, votersOf } from '../core/state.ts';
import { ABSTAIN } from '../core/vote.ts';
import { outcomesOf } from '../outcome-says.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { voteText } from '../text/vote.ts';
import { type Back, type Hidden, Kept, MadeUp, Outcomes, PhaseTag, type Place, SentBack, sentIn } from './parts.tsx';
import { ProposalsTable } from './proposals-table.tsx';

type Props = Place & {
  readonly sitting: Sitting;
  readonly person: string;
  readonly hidden: Hidden;
  readonly back: Back;
  readonly top: Content;
};

/** A member's own page in the room: the item that is in progress, one's vote, and whether one has a conflict of interest. For a telephone. */
export function VoteScreen({ lang, url, sitting, person, hidden, back, top }: Props) {
  const text = pagesText[lang];
  const { state } = sitting;
  const one = state.items.find(({ phase }) => phase === 'open' || phase === 'voting' || phase === 'decided');
  return (
    <>
      <SentBack lang={lang} back={back} current={one?.item.isKept ? undefined : one?.item.id} />
      {top}
      <Heading level={1}>{voteText[lang].title(formatDate(sitting.day, lang))}</Heading>
      <MadeUp lang={lang} sitting={sitting} />
      <Actions>
        <ButtonLink href={url.page(paths.sittingVote(sitting.id))} variant="secondary">
          {text.refresh}
        </ButtonLink>
        <ButtonLink
          href={url.page(one && !one.item.isKept ? paths.sittingItem(sitting.id, one.item.id) : paths.sittingPapers(sitting.id))}
          variant="tertiary"
        >
          {one && !one.item.isKept ? voteText[lang].papers : text.papers}
        </ButtonLink>
      </Actions>
      {one?.item.isKept ? <Kept lang={lang} one={one} level={2} /> : null}
      {one && !one.item.isKept ? (
        <Own lang={lang} url={url} sitting={sitting} one={one} person={person} hidden={hidden} back={back} />
      ) : null}
      {one ? null : (
        <Section>
          {state.phase === 'open' ? null : <PhaseTag lang={lang} phase={state.phase} />}
          <p>{text.noCurrent}</p>
        </Section>
      )}
    </>
  );
}

type OwnProps = Omit<Props, 'top'> & { readonly one: ItemState };

function Own({ lang, url, sitting, one, person, hidden, back }: OwnProps) {
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const { state } = sitting;
  const action = url.page(paths.sittingVote(sitting.id));
  const own = { ...hidden, of: one.item.id };
  const answer = one.answers.find((other) => other.person === person);
  const votes = votersOf(state, one).some((voter) => voter.person === person);
  const { vote } = one;
  const ballot = vote?.ballots.find((other) => other.person === person)?.choice;
  const choices = [
    ...one.proposals.filter(({ id }) => vote?.between.includes(id)).map(({ id }) => ({ value: id, label: words.minutes.forProposal(id) })),
    { value: ABSTAIN, label: words.abstain },
  ];
  const said = (choice: string): string => (choice === ABSTAIN ? words.abstain : words.minutes.forProposal(choice));
  const conflict = { lang, url, sitting, one, person, hidden, back };
  return (
    <>
      <Section>
        <Heading level={2}>
          {one.number}. {one.item.title}
        </Heading>
        {answer || one.phase === 'decided' ? null : <ConflictAnswer {...conflict} />}
        {one.decision ? (
          <Alert lang={lang} kind="success">
            {text.decided(one.decision.proposal.id)}
          </Alert>
        ) : null}
        {one.proposals.length === 0 ? (
          isDecided(one.item.kind) ? (
            <p>{voteText[lang].none}</p>
          ) : null
        ) : (
          <>
            <ProposalsTable lang={lang} one={one} />
            <Details summary={voteText[lang].reasons}>
              <Stack>
                {one.proposals.map(({ id, outcomes }) => (
                  <div key={id}>
                    <Heading level={3}>{words.minutes.forProposal(id)}</Heading>
                    <Outcomes lang={lang} of={outcomesOf(one)} outcomes={outcomes} />
                  </div>
                ))}
              </Stack>
            </Details>
          </>
        )}
        {isDecided(one.item.kind) && !one.decision && (vote === null || vote.mode === 'open') ? <p>{text.noVote}</p> : null}
        {vote?.mode === 'named' && !votes ? (
          <Alert lang={lang} kind="info">
            {text.notVoting}
          </Alert>
        ) : null}
        {vote?.mode === 'named' && votes ? (
          <Panel>
            {ballot === undefined ? null : <p>{text.voted(said(ballot))}</p>}
            <Form action={action} hidden={{ ...own, do: 'vote-cast', vote: vote.id }} look="plain">
              <Radios
                lang={lang}
                name="choice"
                label={text.yourVote}
                choices={choices}
                value={sentIn(back, 'vote-cast')('choice') ?? ballot}
              />
              <Actions>
                <Button>{ballot === undefined ? text.sendVote : voteText[lang].again}</Button>
              </Actions>
            </Form>
          </Panel>
        ) : null}
        {one.decision?.voters.some((voter) => voter.person === person) ? (
          <Form action={action} hidden={{ ...own, do: 'dissented' }}>
            <Field
              lang={lang}
              name="text"
              label={text.dissent}
              kind="textarea"
              rows={4}
              maxLength={8000}
              value={sentIn(back, 'dissented')('text') ?? one.dissents.find((other) => other.person === person)?.text}
            />
            <Actions>
              <Button variant="secondary">{text.dissentButton}</Button>
            </Actions>
          </Form>
        ) : null}
      </Section>
      {answer && !answer.conflicted && one.phase !== 'decided' ? <Answered {...conflict} /> : null}
    </>
  );
}

/** That one has said that there is no conflict, and the way to say otherwise. */
function Answered(props: OwnProps) {
  const text = voteText[props.lang];
  return (
    <Section>
      <Heading level={2}>{pagesText[props.lang].conflict}</Heading>
      <p>{text.notConflicted}</p>
      <Details summary={text.changeAnswer} open={sentIn(props.back, 'conflict-answered')('conflicted') !== undefined}>
        <ConflictAnswer {...props} />
      </Details>
    </Section>
  );
}

function ConflictAnswer({ lang, url, sitting, one, person, hidden, back }: OwnProps) {
  const text = pagesText[lang];
  const sent = sentIn(back, 'conflict-answered');
  const answer = one.answers.find((other) => other.person === person);
  return (
    <Form action={url.page(paths.sittingVote(sitting.id))} hidden={{ ...hidden, of: one.item.id, do: 'conflict-answered' }}>
      <Radios
        lang={lang}
        name="conflicted"
        label={text.yourConflict}
        choices={[
          { value: 'no', label: text.conflictNo },
          { value: 'yes', label: text.conflictYes },
        ]}
        value={sent('conflicted') ?? (answer ? 'no' : undefined)}
      />
      <Field lang={lang} name="why" label={text.conflictWhy} maxLength={2000} value={sent('why')} optional />
      <Actions>
        <Button variant="secondary">{text.answer}</Button>
      </Actions>
    </Form>
  );
}
