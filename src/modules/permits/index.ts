export { isHeld, type Permit, type PermitStatus, permitsAt, type Rejection, rejectionsAt } from './core/permit.ts';
