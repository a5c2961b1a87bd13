import type { RegisterView } from '../core/view.ts';

/** The whole register of one day as plain data: reference facts, where each area stands, permits, rejections, applications that were not tried, and the journal behind them. */
export function exportJson(view: RegisterView): object {
  const { data } = view;
  return {
    register: 'Tillstånd',
    asOf: view.asOf,
    knownAt: view.knownAt,
    version: view.version,
    sources: data.sources,
    collaborationRegions: data.collaborationRegions,
    regions: data.regions,
    organisations: data.organisations,
    areas: view.areas.map(({ area, standing, permits, definition, conditions, agencyDecision, call }) => ({
      ...area,
      standing: standing ?? null,
      permits: permits.map((permit) => permit.id),
      definition: definition?.id ?? null,
      conditions: conditions?.id ?? null,
      agencyDecision: agencyDecision?.id ?? null,
      call: call?.id ?? null,
    })),
    permits: view.permits.map(({ entry, ...permit }) => ({ ...permit, decision: entry.id })),
    rejections: view.rejections.map(({ entry, ...rejection }) => ({ ...rejection, decision: entry.id })),
    untried: view.untried.map(({ entry, ...one }) => ({ ...one, kind: entry.payload.kind, decision: entry.id })),
    meetings: data.meetings,
    generalConditions: data.generalConditions,
    printedOverviews: data.printedOverviews,
    /** Every entry that had, certainly or possibly, happened by asOf and that stood as recorded by knownAt. */
    journal: view.entries,
  };
}
