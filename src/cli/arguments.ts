import { type ParseArgsConfig, parseArgs } from 'node:util';
import { OperatorFault } from '../platform/operator-fault.ts';

/** Reads a command's words and options; `words` names those it needs, in order. A missing, extra or unknown one is told in a sentence. */
export function readArguments<const W extends readonly string[], const O extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  words: W,
  options: O,
) {
  const { values, positionals } = parsed(args, options);
  const missing = words.slice(positionals.length);
  if (missing.length > 0)
    throw new OperatorFault(`What is missing: ${missing.join(' ')}. Run npm run tillstand -- help for how to write it.`);
  const extra = positionals.slice(words.length);
  if (extra.length > 0) throw new OperatorFault(`Not understood: ${extra.join(' ')}. Run npm run tillstand -- help for how to write it.`);
  return { values, words: positionals as { readonly [K in keyof W]: string } };
}

function parsed<const O extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new OperatorFault(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

type Action<C> = (context: C, args: string[]) => Promise<number>;

/** Runs the action that the first word names, or tells which there are. */
export function runAction<C>(
  command: string,
  actions: Readonly<Record<string, Action<C>>>,
  context: C,
  [name = '', ...args]: string[],
): Promise<number> {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw new OperatorFault(`${command} is followed by one of ${Object.keys(actions).join(', ')}.`);
  return action(context, args);
}
