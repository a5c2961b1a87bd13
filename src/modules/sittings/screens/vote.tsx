import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, ButtonLink, type Content, Field, Form, Heading, Radios, Section, Stack } from '../../../ui/index.ts';
import { type ItemState, votersOf } from '../core/state.ts';
import { ABSTAIN } from '../core/vote.ts';
import { outcomesOf } from '../outcome-says.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { type Back, Conditions, type Hidden, Kept, MadeUp, Outcomes, type Place, SentBack, sentIn } from './parts.tsx';

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
  const one = sitting.state.items.find(({ phase }) => phase === 'open' || phase === 'voting' || phase === 'decided');
  return (
    <>
      <SentBack lang={lang} back={back} current={one?.item.isKept ? undefined : one?.item.id} />
      {top}
      <Heading level={1}>{text.sitting(formatDate(sitting.day, lang))}</Heading>
      <MadeUp lang={lang} sitting={sitting} />
      <Actions>
        <ButtonLink href={url.page(paths.sittingVote(sitting.id))} variant="secondary">
          {text.refresh}
        </ButtonLink>
        <ButtonLink href={url.page(paths.sittingPapers(sitting.id))} variant="tertiary">
          {text.papers}
        </ButtonLink>
      </Actions>
      {one?.item.isKept ? <Kept lang={lang} one={one} level={2} /> : null}
      {one && !one.item.isKept ? (
        <Own lang={lang} url={url} sitting={sitting} one={one} person={person} hidden={hidden} back={back} />
      ) : null}
      {one ? null : <p>{text.noCurrent}</p>}
    </>
  );
}

function Own({ lang, url, sitting, one, person, hidden, back }: Omit<Props, 'top'> & { readonly one: ItemState }) {
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
  return (
    <>
      <Section>
        <Heading level={2}>
          {one.number}. {one.item.title}
        </Heading>
        <Stack>
          {one.proposals.map(({ id, outcomes }) => (
            <Stack key={id}>
              <Heading level={3}>{words.minutes.forProposal(id)}</Heading>
              <Outcomes lang={lang} of={outcomesOf(one)} outcomes={outcomes} />
            </Stack>
          ))}
        </Stack>
        {vote === null || vote.mode === 'open' ? <p>{text.noVote}</p> : null}
        {vote?.mode === 'named' && !votes ? (
          <Alert lang={lang} kind="info">
            {text.notVoting}
          </Alert>
        ) : null}
        {vote?.mode === 'named' && votes ? (
          <Form action={action} hidden={{ ...own, do: 'vote-cast', vote: vote.id }}>
            {ballot === undefined ? null : <p>{text.voted(said(ballot))}</p>}
            <Radios
              lang={lang}
              name="choice"
              label={text.yourVote}
              choices={choices}
              value={sentIn(back, 'vote-cast')('choice') ?? ballot}
            />
            <Actions>
              <Button>{text.sendVote}</Button>
            </Actions>
          </Form>
        ) : null}
        {one.decision?.voters.some((voter) => voter.person === person) ? (
          <Form action={action} hidden={{ ...own, do: 'dissented' }}>
            <p>{text.decided(one.decision.proposal.id)}</p>
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
      {answer?.conflicted || one.phase === 'decided' ? null : (
        <Section>
          <Heading level={2}>{text.yourConflict}</Heading>
          <Form action={action} hidden={{ ...own, do: 'conflict-answered' }}>
            <Radios
              lang={lang}
              name="conflicted"
              label={text.conflict}
              choices={[
                { value: 'no', label: text.conflictNo },
                { value: 'yes', label: text.conflictYes },
              ]}
              value={sentIn(back, 'conflict-answered')('conflicted') ?? (answer ? 'no' : undefined)}
            />
            <Field
              lang={lang}
              name="why"
              label={text.conflictWhy}
              maxLength={2000}
              value={sentIn(back, 'conflict-answered')('why')}
              optional
            />
            <Actions>
              <Button variant="secondary">{text.answer}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </>
  );
}

/** What the room looks at: the item, its proposals and how a vote went, in few words. */
export function ProjectorScreen({ lang, sitting }: Pick<Place, 'lang'> & { readonly sitting: Sitting }) {
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const one = sitting.state.items.find(({ phase }) => phase === 'open' || phase === 'voting' || phase === 'decided');
  if (!one) {
    return (
      <>
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
      </>
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
      {one.decision ? (
        <Alert lang={lang} kind="success" title={words.minutes.decision}>
          <Outcomes lang={lang} of={outcomesOf(one)} outcomes={one.decision.proposal.outcomes} />
        </Alert>
      ) : (
        one.proposals.map(({ id, outcomes }) => (
          <div key={id}>
            <Heading level={2}>{words.minutes.forProposal(id)}</Heading>
            <Outcomes lang={lang} of={outcomesOf(one)} outcomes={outcomes} />
          </div>
        ))
      )}
      {one.vote ? (
        <Alert lang={lang} kind="info" title={text.voteOpen(...one.vote.between)}>
          {one.vote.mode === 'named'
            ? text.cast(voters.filter(({ person }) => one.vote?.ballots.some((ballot) => ballot.person === person)).length, voters.length)
            : words.modes.open}
        </Alert>
      ) : null}
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
