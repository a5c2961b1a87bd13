import { expect, it } from 'vitest';
import type { AreaState } from '../../journal/index.ts';
import { type Phase, phaseOf } from './overview-phases.ts';

const step = (n: 1 | 2 | 3 | 4 | 5 | 6 | 7): AreaState => ({ status: 'in-process', step: n });

it.each<[AreaState | undefined, Phase]>([
  [step(1), 'mapping'],
  [step(2), 'review'],
  [step(3), 'preparation'],
  [step(4), 'preparation'],
  [step(5), 'applications'],
  [step(6), 'applications'],
  [step(7), 'applications'],
  [{ status: 'awaiting-start' }, 'start'],
  [{ status: 'management' }, 'management'],
  [{ status: 'longlist' }, 'longlist'],
  [{ status: 'paused', where: 'in-b2' }, 'paused'],
  [{ status: 'ended', where: null }, 'ended'],
  [{ status: 'group' }, 'groups'],
  [undefined, 'unknown'],
])('%o stands in the box %s', (state, phase) => expect(phaseOf(state)).toBe(phase));
