import { OperatorFault } from '../../platform/operator-fault.ts';

const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of a person or an assignment, as the lists show it. */
export function requireUuid(text: string): string {
  if (!form.test(text)) throw new OperatorFault(`${text} is no id; the lists show ids in their first column.`);
  return text;
}
