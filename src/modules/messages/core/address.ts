/**
 * Whether something is one mail address that a mail may be sent to: no second address, no name, no header. It says nothing of
 * whether anyone reads there.
 */
export const isMailAddress = (text: string): boolean => text.length <= 254 && pattern.test(text);

const atom = String.raw`[\p{L}\p{N}!#$%&'*+/=?^_\x60{|}~-]+`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const pattern = new RegExp(String.raw`^(?=.{1,64}@)${atom}(?:\.${atom})*@${label}(?:\.${label})+$`, 'u');
