/** The groups that prepare a case: the expert group, and the preparatory groups of steps 3 and 6. */
export const groupKinds = ['expert', 'b1', 'b2'] as const;
export type GroupKind = (typeof groupKinds)[number];

export const isGroupKind = (text: string): text is GroupKind => groupKinds.some((kind) => kind === text);

/** `forming`: members are being chosen. `proposed`: waits for the head. `appointed`: works; may be proposed anew when members change. */
export type GroupStatus = 'forming' | 'proposed' | 'appointed';

/** `dropped`: was proposed and not appointed. `left`: has been a member. */
export type SeatStatus = 'proposed' | 'appointed' | 'left' | 'dropped';

/** What a member speaks for: a profession and its collaboration region, or patients, or those next of kin to them. */
export const voices = ['profession', 'patient', 'next-of-kin'] as const;
export type Voice = (typeof voices)[number];

/** Who nominates. Only regions do so here themselves; what others write in letters is recorded by a case officer. */
export const sources = ['region', 'npo', 'patient-organisation'] as const;
export type Source = (typeof sources)[number];

/** `disposed`: the person was not appointed, and what was said of them has been removed by the authority's decision. */
export type NominationStatus = 'standing' | 'replaced' | 'withdrawn' | 'disposed';

export const isVoice = (text: string): text is Voice => voices.some((voice) => voice === text);
export const isLetterSource = (text: string): text is Exclude<Source, 'region'> => text === 'npo' || text === 'patient-organisation';
