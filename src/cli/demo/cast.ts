/** Who plays which part in the demonstration's story: personas, named by role. Nobody in it is or was a real person. */
export const officer = 'handlaggare';
export const head = 'enhetschef';
export const chair = 'sakkunnig-2';

type Voice = 'profession' | 'patient' | 'next-of-kin';
export type Expert = {
  readonly persona: string;
  readonly profession: string;
  readonly region: string | null;
  /** The contact person of the region that nominates; null: a letter from the patient association. */
  readonly by: string | null;
  readonly represents: Voice;
};

const expert = (number: number, profession: string, region: string, by: string): Expert => ({
  persona: `sakkunnig-${number}`,
  profession,
  region,
  by: `kontaktperson-${by}`,
  represents: 'profession',
});

/** Eight members: all six collaboration regions, six professions, and someone who speaks for patients. */
export const experts: readonly Expert[] = [
  expert(2, 'neurolog', 'sydostra', 'ostergotland'),
  expert(3, 'fysioterapeut', 'norra', 'vasterbotten'),
  expert(4, 'barnneurolog', 'mellansverige', 'uppsala'),
  expert(5, 'klinisk genetiker', 'vastra', 'vastra-gotaland'),
  expert(6, 'neurolog', 'stockholm-gotland', 'stockholm'),
  expert(7, 'sjuksköterska', 'sodra', 'skane'),
  expert(8, 'logoped', 'vastra', 'vastra-gotaland'),
  { persona: 'patientforetradare', profession: 'patientföreträdare', region: null, by: null, represents: 'patient' },
];

export const b1 = ['b1-ledamot', 'b1-ledamot-2', 'b1-ledamot-3'] as const;

/** The regions that answer in the consultation: who writes, who endorses, and what they say. */
export const respondents = [
  { region: 'region-12', writes: 'remissvarare-skane', endorses: 'firmatecknare-skane', wants: 'agree-with-changes' },
  { region: 'region-03', writes: 'remissvarare-uppsala', endorses: 'kontaktperson-uppsala', wants: 'agree' },
] as const;
