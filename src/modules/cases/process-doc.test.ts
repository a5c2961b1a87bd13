import { expect, it } from 'vitest';
import { processDoc } from './process-doc.ts';

it('docs/processes/case.md is drawn from the table as it is now', async () => {
  await expect(processDoc()).toMatchFileSnapshot('../../../docs/processes/case.md');
});
