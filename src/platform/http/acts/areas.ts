/** Areas of function: what a key can be limited to, and how acts are grouped in the API description. By the first word of a route's id. */
const words = {
  cases: ['cases', 'groups', 'basis', 'b1-statement', 'ruling', 'rulings', 'sittings', 'board-minutes', 'b2-statement', 'press'],
  consultations: ['consultations', 'responses'],
  calls: ['calls', 'applications', 'completions', 'uploads', 'allocation', 'allocations', 'assessments'],
  register: ['work', 'definitions'],
  diary: ['diary', 'documents', 'attachments'],
  administration: ['people', 'organisations', 'contacts', 'roles', 'board-terms', 'review', 'log', 'administration', 'access-keys'],
  messages: ['messages', 'tasks'],
} as const satisfies Record<string, readonly string[]>;

export type ActArea = keyof typeof words;
export const actAreas = Object.keys(words) as ActArea[];

/** What each is called in the API description, which is in English. */
export const areaTags: Readonly<Record<ActArea, string>> = {
  cases: 'Acts: cases, groups and decisions',
  consultations: 'Acts: consultations',
  calls: 'Acts: calls and applications',
  register: 'Acts: register and definitions',
  diary: 'Acts: diary and documents',
  administration: 'Acts: administration',
  messages: 'Acts: messages',
};

/** The area that a route belongs to; undefined for what belongs to none, which limited keys do not reach. */
export function areaOf({ id }: { readonly id: string }): ActArea | undefined {
  const [first = '', second = ''] = id.split('.');
  const word = first === 'api' ? second : first;
  return actAreas.find((area) => (words[area] as readonly string[]).includes(word));
}
