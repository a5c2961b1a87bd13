import { paths } from '../../kernel/paths.ts';
import type { UploadPurpose } from '../uploads/index.ts';
import { placeOfApplication } from './queries/place.ts';

const sections =
  /^(?:organisation|slots|(?:special|general):[\w.:-]{1,100}|staff|volumes|premises|cooperation|research|follow-up|risks|consequences|start|subcontractors|attachments)$/;

/** Files belong to a section of an application: as evidence of how a condition is met, or as what the call asks for. */
export const applicationUploads: UploadPurpose = {
  kind: 'application',
  find: async (tx, id, section, madeUp) => {
    const found = sections.test(section) ? await placeOfApplication(tx, id, { madeUp }) : undefined;
    if (found === undefined) return undefined;
    const title = found.unitName === '' ? found.areaName : `${found.areaName}, ${found.unitName}`;
    return { title: { sv: title, en: title }, back: paths.applicationSection(id, section) };
  },
};
