import { autosave } from './autosave.ts';
import { focusErrors } from './focus-errors.ts';
import { submitOnce } from './submit-once.ts';
import { suggest } from './suggest.ts';
import { upload } from './upload.ts';

/** The only script of the site. Every page works without it. */
focusErrors(document);
submitOnce(document);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) autosave(form);
for (const box of document.querySelectorAll<HTMLElement>('[data-suggest]')) suggest(box);
for (const box of document.querySelectorAll<HTMLElement>('[data-upload]')) upload(box);
