import { type ParseArgsConfig, parseArgs } from 'node:util';
import { OperatorFault } from '../platform/operator-fault.ts';

/** Reads a command's options; an unknown or broken one is told in a sentence. */
export function readOptions<const O extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: O) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new OperatorFault(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
