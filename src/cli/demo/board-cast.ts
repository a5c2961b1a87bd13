/** The board of the demonstration's story: a chair, six members and two substitutes, named by role. Nobody of them is a real person. */
export const secretary = 'sekreterare';
export const chair = 'ordforande';
export const chairSubstitute = 'ersattare-2';
/** The member for the north is away, and this substitute steps in. */
export const northSubstitute = 'ersattare';
export const absent = 'ledamot-2';

export const board = [
  { persona: chair, seat: 'chair', region: null },
  { persona: 'ledamot', seat: 'member', region: 'sodra' },
  { persona: 'ledamot-2', seat: 'member', region: 'norra' },
  { persona: 'ledamot-3', seat: 'member', region: 'mellansverige' },
  { persona: 'ledamot-4', seat: 'member', region: 'stockholm-gotland' },
  { persona: 'ledamot-5', seat: 'member', region: 'sydostra' },
  { persona: 'ledamot-6', seat: 'member', region: 'vastra' },
  { persona: northSubstitute, seat: 'substitute', region: 'norra' },
  { persona: chairSubstitute, seat: 'substitute', region: null },
] as const;

export const present = board.map(({ persona }) => persona).filter((persona) => persona !== absent && persona !== chairSubstitute);
