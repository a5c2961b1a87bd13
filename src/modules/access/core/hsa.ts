export type HsaFault = 'form' | 'check-digit';

const form = /^(SE|TSTNMT)(\d{10})-([A-Z0-9]{1,20})$/;

/**
 * What is wrong with an HSA-id (`SE2321000016-A1B2`): country code, an organisation number whose last digit checks the
 * others, a hyphen and a serial of letters and digits. Test ids (`TSTNMT…`) have made-up numbers that are not checked.
 */
export function hsaFault(text: string): HsaFault | undefined {
  const [, country, number = ''] = form.exec(text) ?? [];
  if (country === undefined) return 'form';
  return country === 'SE' && !hasCheckDigit(number) ? 'check-digit' : undefined;
}

/** As people paste it: small letters and spaces put right. */
export const tidyHsa = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

/** Luhn's algorithm, modulus 10, as for organisation numbers. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
