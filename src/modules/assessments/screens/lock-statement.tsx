import { formatList } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Alert, Button, Form, Heading, Section } from '../../../ui/index.ts';
import type { Obstacle } from '../core/statement.ts';
import type { Place } from '../routes/kit.ts';
import { statementText } from '../text/statement.ts';
import type { WholeStatement } from '../whole.ts';
import type { Hidden } from './overview.tsx';

type LockProps = Place & { readonly whole: WholeStatement; readonly locks: boolean; readonly hidden: () => Hidden };

/** Locks the statement, or says what is left before it can be. */
export function LockStatement({ lang, url, careCase, whole, locks, hidden }: LockProps) {
  const words = statementText[lang];
  const text = words.lock;
  const nameIn = (id: string): string => whole.voters.find(({ person }) => person === id)?.name ?? words.unknownPerson;
  const said = (obstacle: Obstacle): string => {
    if (obstacle.kind === 'waiting') return text.waiting(formatList(obstacle.people.map(nameIn), lang));
    return 'of' in obstacle ? text[obstacle.kind](obstacle.of) : text[obstacle.kind];
  };
  return (
    <Section labelledBy="las">
      <Heading level={2} id="las">
        {text.title}
      </Heading>
      <p>{text.lede}</p>
      {whole.obstacles.length > 0 ? (
        <Alert lang={lang} kind="info" title={text.left} level={3}>
          <ul>
            {whole.obstacles.map((one) => (
              <li key={said(one)}>{said(one)}</li>
            ))}
          </ul>
        </Alert>
      ) : locks ? (
        <Form
          action={url.page(paths.b2StatementLock(careCase.id))}
          hidden={{ ...hidden(), version: String(whole.statement.version) }}
          look="plain"
        >
          <Button>{text.send}</Button>
        </Form>
      ) : null}
    </Section>
  );
}
