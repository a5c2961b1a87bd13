import { freeOf, scenariosOf, select } from '../../src/modules/allocation/index.ts';
import { countryFromFiles, everyoneForAll } from '../../src/modules/allocation/test-data.ts';
import { structuresInRegister } from '../../tests/support/slot-structures.ts';
import type { Measurement } from '../measurement.ts';

const rounds = 5;

const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** Every slot structure of the register, with eight who apply for everything: all allocations, their effects, filtered and sorted. */
export async function run(): Promise<readonly Measurement[]> {
  const country = countryFromFiles();
  const rows = structuresInRegister().map((structure) => {
    const asked = { free: freeOf(structure, []), applicants: everyoneForAll(structure), standing: [], volumes: { yearly: 300, least: 20 } };
    const times: number[] = [];
    const waits: number[] = [];
    let made = 0;
    for (let round = 0; round < rounds; round += 1) {
      const [from, before] = [performance.now(), process.cpuUsage()];
      const all = scenariosOf(asked, country).rows;
      select(all, { sort: 'resa', onlyFull: true, onlyEnough: false, onlyShared: false, withUnits: [], withoutUnits: [] });
      const used = process.cpuUsage(before);
      waits.push(performance.now() - from);
      times.push((used.user + used.system) / 1000);
      made = all.length;
    }
    const parts = [...structure.tasks, ...structure.subPermits].length;
    const name = `${structure.units ?? 'any'} units, ${structure.unitsForChildren ?? 'none'} for children, ${parts} parts`;
    return { name, made, median: middle(times), wait: middle(waits) };
  });
  const slowest = rows.toSorted((a, b) => b.median - a.median).slice(0, 4);
  const measured = slowest.map(
    ({ name, made, median, wait }): Measurement => ({
      name,
      value: Math.round(median),
      unit: 'ms of CPU',
      goal: '< 300',
      note: `${made} allocations; ${Math.round(wait)} ms on the clock of a shared machine`,
    }),
  );
  return [...measured, { name: 'Structures measured', value: rows.length, unit: '', note: 'the slowest stand above; median of 5 rounds' }];
}
