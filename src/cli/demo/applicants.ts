import type { Says } from './application.ts';

/** A region that applies in the story of the board: who acts for it, and what it says of its own. All of it is made up, but for the names of region and hospital. */
export type Applicant = {
  /** County code. */
  readonly region: string;
  readonly contact: string;
  readonly editor: string;
  readonly signatory: string;
  readonly population: 'adults' | 'both';
  readonly says: Says;
};

type Given = {
  readonly region: string;
  /** What personas of the region are called after. */
  readonly persona: string;
  readonly population: Applicant['population'];
  readonly hospital: string;
  readonly weeks: number;
  /** Patients of five years, the latest last. */
  readonly patients: readonly number[];
  /** Neurologists, and what is said if there are few of them. */
  readonly neurologists: number;
  readonly vulnerability: string;
};

const years = ['2021', '2022', '2023', '2024', '2025'];

function applicant({ region, persona, population, hospital, weeks, patients, neurologists, vulnerability }: Given): Applicant {
  const profession = (name: string, number: number, fullTime: number, weak = '') => ({
    profession: name,
    number,
    fullTime,
    experience: 'Mer än fem år med patientgruppen (påhittat).',
    vulnerability: weak,
  });
  return {
    region,
    contact: `kontaktperson-${persona}`,
    editor: `redaktor-${persona}`,
    signatory: `firmatecknare-${persona}`,
    population,
    says: {
      slots: {
        wanted: population === 'both' ? ['adults', 'children'] : ['adults'],
        hospital,
        unit: 'Enhet för sällsynta rörelsestörningar (påhittad)',
      },
      staff: {
        staff: [
          profession('Neurolog', neurologists, neurologists / 2, vulnerability),
          ...(population === 'both' ? [profession('Barnneurolog', 3, 2)] : []),
          profession('Klinisk genetiker', 2, 1),
          profession('Fysioterapeut', 3, 2.5),
          profession('Logoped', 2, 1.5),
        ],
        supply: 'Två är under utbildning och beräknas vara klara inom två år. (Påhittat svar i en demonstration.)',
      },
      volumes: {
        volumes: years.map((year, at) => ({ year, patients: patients[at] ?? 0, treatments: Math.round((patients[at] ?? 0) * 1.4) })),
        counted: 'Räknat på huvuddiagnos. (Påhittat svar i en demonstration.)',
        expected: 'Antalet väntas öka när vården samlas. (Påhittat svar i en demonstration.)',
      },
      start: { weeks, needs: 'Rekrytering och en gemensam rond. (Påhittat svar i en demonstration.)' },
    },
  };
}

/** Five real regions that apply, in a demonstration, for three places, of which two are also for children. */
export const applicants: readonly Applicant[] = [
  applicant({
    region: '12',
    persona: 'skane',
    population: 'both',
    hospital: 'Skånes universitetssjukhus',
    weeks: 20,
    patients: [31, 34, 38, 41, 44],
    neurologists: 6,
    vulnerability: '',
  }),
  applicant({
    region: '01',
    persona: 'stockholm',
    population: 'both',
    hospital: 'Karolinska universitetssjukhuset',
    weeks: 16,
    patients: [48, 52, 55, 61, 63],
    neurologists: 8,
    vulnerability: '',
  }),
  applicant({
    region: '14',
    persona: 'vastra-gotaland',
    population: 'adults',
    hospital: 'Sahlgrenska universitetssjukhuset',
    weeks: 30,
    patients: [22, 25, 24, 29, 33],
    neurologists: 3,
    vulnerability: 'Två av tre har semester samtidigt. (Påhittat.)',
  }),
  applicant({
    region: '03',
    persona: 'uppsala',
    population: 'both',
    hospital: 'Akademiska sjukhuset',
    weeks: 26,
    patients: [19, 21, 20, 23, 25],
    neurologists: 4,
    vulnerability: '',
  }),
  applicant({
    region: '05',
    persona: 'ostergotland',
    population: 'adults',
    hospital: 'Universitetssjukhuset i Linköping',
    weeks: 52,
    patients: [8, 7, 9, 11, 10],
    neurologists: 2,
    vulnerability: 'En av två går i pension inom tre år. (Påhittat.)',
  }),
];
