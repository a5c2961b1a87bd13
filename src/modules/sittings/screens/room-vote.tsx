import { Actions, Alert, Button, Field, Form, Heading, Radios } from '../../../ui/index.ts';
import { type ItemState, votersOf } from '../core/state.ts';
import { ABSTAIN } from '../core/vote.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { type Hidden, sentIn } from './parts.tsx';
import type { RoomProps } from './room.tsx';

export type Props = RoomProps & { readonly one: ItemState; readonly action: string };
export type Doing = Props & { readonly hidden: Hidden };

/** Two proposals are put against each other. */
export function OpenVote({ lang, one, hidden, action, back }: Doing) {
  const sent = sentIn(back, 'vote-opened');
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const options = one.proposals.map(({ id }) => ({ value: id, label: words.minutes.forProposal(id) }));
  return (
    <Form action={action} hidden={{ ...hidden, do: 'vote-opened' }}>
      <Heading level={4}>{text.vote}</Heading>
      <Radios
        lang={lang}
        name="mode"
        label={text.mode}
        choices={(['named', 'open'] as const).map((value) => ({ value, label: words.modes[value] }))}
        value={sent('mode') ?? 'named'}
      />
      <Field lang={lang} name="first" label={text.first} kind="select" options={options} value={sent('first') ?? options[0]?.value} />
      <Field lang={lang} name="second" label={text.second} kind="select" options={options} value={sent('second') ?? options[1]?.value} />
      <Actions>
        <Button variant="secondary">{text.openVote}</Button>
      </Actions>
    </Form>
  );
}

/** A vote that is going on: ballots as they are heard, and its end. */
export function VotingForms({ lang, sitting, one, hidden, action, back }: Doing) {
  const [ballot, end] = [sentIn(back, 'vote-cast'), sentIn(back, 'vote-closed')];
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const { vote } = one;
  if (!vote) return null;
  const voters = votersOf(sitting.state, one);
  const [a, b] = vote.between;
  const choices = [a, b].map((id) => ({ value: id, label: words.minutes.forProposal(id) }));
  const cast = voters.filter(({ person }) => vote.ballots.some((ballot) => ballot.person === person));
  return (
    <>
      <Alert lang={lang} kind="info" title={text.voteOpen(a, b)}>
        {vote.mode === 'named' ? text.cast(cast.length, voters.length) : words.modes.open}
      </Alert>
      {vote.mode === 'named' ? (
        <Form action={action} hidden={{ ...hidden, do: 'vote-cast', vote: vote.id }}>
          <Field
            lang={lang}
            name="person"
            id="ballot-person"
            label={text.person}
            kind="select"
            options={voters.map(({ person, name }) => ({ value: person, label: name }))}
            value={ballot('person')}
          />
          <Radios
            lang={lang}
            name="choice"
            id="ballot-choice"
            label={text.castFor}
            choices={[...choices, { value: ABSTAIN, label: words.abstain }]}
            value={ballot('choice')}
          />
          <Actions>
            <Button variant="secondary">{text.castButton}</Button>
          </Actions>
        </Form>
      ) : null}
      <Form action={action} hidden={{ ...hidden, do: 'vote-closed' }}>
        {vote.mode === 'open' ? (
          <>
            <Field lang={lang} name="count-a" label={text.countFor(a)} kind="number" width="short" value={end('count-a')} />
            <Field lang={lang} name="count-b" label={text.countFor(b)} kind="number" width="short" value={end('count-b')} />
            <Field
              lang={lang}
              name="count-abstain"
              label={text.abstained}
              kind="number"
              width="short"
              value={end('count-abstain') ?? '0'}
            />
          </>
        ) : null}
        <Field
          lang={lang}
          name="casting"
          label={text.casting}
          hint={text.castingHint}
          kind="select"
          placeholder="–"
          options={choices}
          value={end('casting')}
          optional
        />
        <Actions>
          <Button>{text.closeVote}</Button>
        </Actions>
      </Form>
    </>
  );
}
