/** Whether an id has the form of a personal identity number or a coordination number: those are never what people are known by here. */
export const looksPersonal = (id: string): boolean => /^(?:18|19|20)?\d{6}[-+]?\d{4}$/.test(id.trim());
