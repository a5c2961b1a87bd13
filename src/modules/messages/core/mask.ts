/** An address of someone without an account, as it is shown to those who need to see that a mail went and not to whom: `s…@exempel.se`. */
export const maskedAddress = (address: string): string => address.replace(/^(.)[^@]*/u, '$1…');
