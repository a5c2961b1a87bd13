import type { LocalDate } from '../../kernel/date.ts';
import { type RegisterData, type RegisterView, viewRegister } from './core/view.ts';

/** Folded registers of one version, the least recently asked for forgotten first. */
export function createViewCache(data: RegisterData, limit = 64): (asOf: LocalDate, knownAt: LocalDate) => RegisterView {
  const views = new Map<string, RegisterView>();
  return (asOf, knownAt) => {
    const key = `${asOf} ${knownAt}`;
    const view = views.get(key) ?? viewRegister(data, asOf, knownAt);
    views.delete(key);
    views.set(key, view);
    const oldest = views.keys().next();
    if (views.size > limit && !oldest.done) views.delete(oldest.value);
    return view;
  };
}
