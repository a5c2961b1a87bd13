export const sv = {
  token: 'Mätvärdena lämnas till den som skickar rätt nyckel (inställningen METRICS_TOKEN). Fråga den som driver tjänsten.',
};
