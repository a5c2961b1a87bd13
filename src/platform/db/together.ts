import pg from 'pg';
import { typeParsers } from './types.ts';

/** A statement as it goes to the database. With a name it is planned once on each connection, and later only sent its values. */
export type Statement = {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string | undefined;
  readonly fate?: { -readonly [part in keyof Fate]: Fate[part] } | undefined;
};

/** What becomes of a statement that waits to be sent with others. */
export type Fate = { readonly sent: boolean; readonly fault: unknown };

/** What the class of the driver has besides what its types say: the answers that a connection hands to the question under way. */
type Question = pg.Query & {
  name?: string | undefined;
  queryMode?: 'extended';
  readonly text?: string;
  readonly _result: { _types: pg.CustomTypesConfig };
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
  handleReadyForQuery(connection: pg.Connection): void;
};
type Wire = pg.Connection & { readonly submittedNamedStatements: Record<string, string> };

/**
 * Sends several statements in one message and waits once. The database does them in order and, when one fails, none of those after
 * it: so a `begin` that fails is followed by nothing, and a `commit` never by half of what it was to keep.
 * Rejects with the first fault; the answers are those of each statement, in order.
 */
export const sendTogether = (client: pg.PoolClient, statements: readonly Statement[]): Promise<readonly pg.QueryResult[]> =>
  new Promise((resolve, reject) => {
    client.query(new Together(statements, (error, results) => (error ? reject(error) : resolve(results))));
  });

const nothing = (): void => undefined;

type Faces = {
  /** Keeps the end of the message back. */
  readonly unended: pg.Connection;
  /** Neither asks what the rows of the answer look like. */
  readonly unheard: pg.Connection;
};
const faces = new WeakMap<pg.Connection, Faces>();

function facesOf(connection: pg.Connection): Faces {
  const known = faces.get(connection);
  if (known) return known;
  const unended: pg.Connection = Object.create(connection, { sync: { value: nothing } });
  const made = { unended, unheard: Object.create(unended, { describe: { value: nothing } }) as pg.Connection };
  faces.set(connection, made);
  return made;
}

/** As the driver makes it of a configuration, without the copy of that, which takes longer than the rest. */
function questionOf({ text, values, name }: Statement, callback: (error: Error | undefined, result: pg.QueryResult) => void): Question {
  const question = new pg.Query(text, [...values], callback) as Question;
  question.name = name;
  question.queryMode = 'extended';
  question._result._types = typeParsers;
  return question;
}

/** One question to the driver, made of several of its own: each sends itself on a connection that keeps the end of the message back. */
class Together implements pg.Submittable {
  /** The driver puts its time limit around it. */
  callback: (error: Error | null, results: readonly pg.QueryResult[]) => void;
  readonly #statements: readonly Statement[];
  readonly #questions: readonly Question[];
  readonly #results: pg.QueryResult[] = [];
  /** A value that cannot be sent, or one of an answer that cannot be read. */
  #unread: Error | null = null;
  #now = 0;

  constructor(statements: readonly Statement[], callback: Together['callback']) {
    this.callback = callback;
    this.#statements = statements;
    this.#questions = statements.map((statement, i) =>
      questionOf(statement, (error, result) => {
        if (error) this.#unread ??= error;
        else this.#results[i] = result;
      }),
    );
  }

  /** The driver remembers under these what has been planned, when the database says that it has. */
  get name(): string | undefined {
    return this.#questions[this.#now]?.name;
  }
  get text(): string | undefined {
    return this.#questions[this.#now]?.text;
  }

  submit = (connection: pg.Connection): void => {
    for (const { fate } of this.#statements) if (fate) fate.sent = true;
    const { unended, unheard } = facesOf(connection);
    connection.stream.cork();
    for (const [i, question] of this.#questions.entries()) {
      question.submit(this.#isHeard(i) ? unended : unheard);
      if (this.#unread) break; // a value that cannot be sent: nothing after it is, least of all a commit
    }
    connection.sync();
    connection.stream.uncork();
  };

  /** Whether anybody reads the rows of the answer. */
  #isHeard(i: number): boolean {
    return !this.#statements[i]?.fate;
  }

  handleRowDescription(message: unknown): void {
    this.#questions[this.#now]?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    if (this.#isHeard(this.#now)) this.#questions[this.#now]?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: pg.Connection): void {
    this.#questions[this.#now]?.handleCommandComplete(message, connection);
    this.#now += 1;
  }

  handleError(error: Error, connection: pg.Connection): void {
    const { fate } = this.#statements[this.#now] ?? {};
    if (fate) fate.fault = error;
    // Those after the one that failed were not even planned.
    for (const { name } of this.#questions.slice(this.#now)) if (name) delete (connection as Wire).submittedNamedStatements[name];
    this.callback(error, []);
  }

  handleReadyForQuery(connection: pg.Connection): void {
    for (const question of this.#questions) question.handleReadyForQuery(connection);
    this.callback(this.#unread, this.#results);
  }
}
