import type { Lang } from '../../../kernel/format.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { CareCase } from '../../cases/index.ts';

/** Where a page of a case's papers is drawn: for which case, and what its area is called there. */
export type CasePlace = { readonly lang: Lang; readonly url: Urls; readonly careCase: CareCase; readonly area: string };
/** The hidden fields of a form, made anew for each form. */
export type Hidden = () => Readonly<Record<string, string>>;
export type FormErrors = readonly { readonly name: string; readonly message: string }[];
