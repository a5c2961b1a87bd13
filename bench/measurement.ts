/** One figure, as measured in this run. */
export type Measurement = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: string;
  readonly note?: string;
};
