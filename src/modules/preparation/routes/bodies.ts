import { described, versionSaid } from '../../../platform/http/form-body.ts';
import { certainties, directions } from '../core/statement.ts';
import { anyFields } from './kit.ts';

/** The fields of each form of B1’s statement; what is wrong with them is said beside each by the page. */
export const bodies = {
  nothing: described(anyFields, {}),
  answer: described(anyFields, {
    version: versionSaid,
    answer: {
      says: 'Stand behind the statement, dissent, or take back what one has said.',
      of: ['approve', 'dissent', 'withdraw'],
      required: true,
    },
    text: { says: 'What the dissent is about; needed for one.', max: 10_000 },
  }),
  lock: described(anyFields, { version: versionSaid }),
  part: described(anyFields, {
    version: { ...versionSaid, says: 'The version of the part that was read; 0 for one that is new.' },
    text: { says: 'In a part that is text: what it says.', max: 20_000, example: 'Akutsjukvården påverkas inte.' },
    what: { says: 'In a prediction: what will happen.', max: 2_000 },
    place: { says: 'In a prediction: where: `national`, `region:12` or `collaboration-region:norra`.' },
    by: { says: 'In a prediction: by the end of which day, YYYY-MM-DD.' },
    measure: { says: 'In a prediction: how it can be seen.', max: 2_000 },
    direction: { says: 'In a prediction: which way it will go.', of: directions },
    certainty: { says: 'In a prediction: how certain it is.', of: certainties },
  }),
};
