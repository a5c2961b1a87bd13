/** A fault that an operator can put right: the message says what is wrong and what to do, and needs no stack. */
export class OperatorFault extends Error {
  override readonly name = 'OperatorFault';
}
