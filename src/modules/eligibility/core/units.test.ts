import { expect, it } from 'vitest';
import { definitions } from '../../../../tests/eligibility/definitions.ts';
import { slotOfTask } from './units.ts';

it('every task of the register that is given another name leads to a slot that there is', () => {
  for (const [area, tasks] of Object.entries(slotOfTask)) {
    const slots = definitions.find((definition) => definition.areaId === area)?.slots.map(({ id }) => id) ?? [];
    expect(Object.values(tasks).filter((slot) => !slots.includes(slot))).toEqual([]);
  }
});
