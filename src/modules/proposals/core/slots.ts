import type { SlotStructure } from '../../journal/index.ts';
import { type Fault, faultAt, MOST_UNITS } from '../../work/index.ts';

/**
 * Why a slot structure cannot be: more than five units, none, children's units beyond the whole, a task or a sub-permit at more units than there
 * are, a name twice, or units that have no task when the tasks are unequal (HSF 2017:80 2 kap.).
 */
export function slotFaults(slots: SlotStructure): readonly Fault[] {
  const { units, unitsForChildren, tasks, subPermits } = slots;
  const most = units ?? MOST_UNITS;
  const beyond = (name: 'slotTasks' | 'slotSubPermits', rows: SlotStructure['tasks']): readonly Fault[] =>
    rows.flatMap((row, i) => ((row.units ?? 0) > most ? [faultAt(`${name}.${i}.units`, 'part-exceeds', String(most))] : []));
  return [
    ...(units !== null && units > MOST_UNITS ? [faultAt('units', 'too-many-units')] : []),
    ...(units !== null && (units < 1 || !Number.isInteger(units)) ? [faultAt('units', 'not-a-number', String(units), '1', '5')] : []),
    ...((unitsForChildren ?? 0) > most ? [faultAt('unitsForChildren', 'children-exceed', String(most))] : []),
    ...beyond('slotTasks', tasks),
    ...beyond('slotSubPermits', subPermits),
    ...doubled('slotTasks', tasks),
    ...doubled('slotSubPermits', subPermits),
    ...withoutTask(units, tasks),
  ];
}

function doubled(name: 'slotTasks' | 'slotSubPermits', rows: SlotStructure['tasks']): readonly Fault[] {
  const said = rows.map((row) => row.text.sv.trim().toLocaleLowerCase('sv'));
  return said.flatMap((one, i) => (one !== '' && said.indexOf(one) < i ? [faultAt(`${name}.${i}.sv`, 'doubled')] : []));
}

/** Each unit has at least one of the tasks; only told when every task says at how many units it is done. */
function withoutTask(units: number | null, tasks: SlotStructure['tasks']): readonly Fault[] {
  if (units === null || tasks.length === 0 || tasks.some((task) => task.units === null)) return [];
  const given = tasks.reduce((sum, task) => sum + (task.units ?? 0), 0);
  return given < units ? [faultAt('slotTasks', 'unit-without-task', String(given), String(units))] : [];
}
