import type { Policy, Subject } from '../policy.ts';
import type { Route } from '../route.ts';

export type Act = Route<never>;

/** `contacts.add` reads as “Contacts: add”. */
export function sentence({ id }: Pick<Act, 'id'>): string {
  const [first = '', ...rest] = id.split('.').map((word) => word.replaceAll('-', ' '));
  const title = first.charAt(0).toUpperCase() + first.slice(1);
  return rest.length === 0 ? title : `${title}: ${rest.join(' ')}`;
}

/** Who may, in the policy's own words, and what else a caller needs to know. */
export function descriptionOf({ policy }: Pick<Act, 'policy'>, roles: readonly string[], takesVersion: boolean): string {
  const lines = [
    whoMay(policy),
    isFreshOnly(policy, roles) ? 'It needs a fresh sign-in: use an act key, made for this very address.' : '',
    takesVersion ? 'It holds for the version that was read: send it as `version`, or in If-Match.' : '',
  ];
  return lines.filter((one) => one !== '').join(' ');
}

const now = new Date(0);
const acting = (role: string, steppedUpAt: Date | null): Subject => ({
  kind: 'person',
  id: '',
  name: '',
  acting: { role, organisation: 'none' },
  assignments: [],
  session: { id: '', csrf: '', steppedUpAt },
});

/** Asked as somebody who has signed in just now and acts as nothing. */
function whoMay(policy: Policy): string {
  const verdict = policy(acting('none', now), now);
  return verdict.allowed ? 'Anyone who has signed in may do this.' : verdict.because.en;
}

/** Whether those who may at all must have signed in just now. */
const isFreshOnly = (policy: Policy, roles: readonly string[]): boolean =>
  ['none', ...roles].some((role) => {
    const verdict = policy(acting(role, null), now);
    return !verdict.allowed && verdict.stepUp === true;
  });
