export { isHeld, type Permit, type PermitStatus, permitsAt, type Rejection, rejectionsAt, type Untried, untriedAt } from './core/permit.ts';
export { type Held, takingUnits } from './core/units.ts';
