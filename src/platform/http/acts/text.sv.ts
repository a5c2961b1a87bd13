export const sv = {
  noKey: 'Här gäller bara en åtkomstnyckel i huvudet Authorization: Bearer. Inloggade personer gör nycklar på sidan /mina-nycklar.',
  badKey: 'Åtkomstnyckeln gäller inte. Den kan vara felskriven, ha gått ut eller vara avslutad.',
  readOnly: 'Nyckeln får bara läsa. Be den som gjorde nyckeln om en som får skriva.',
  otherArea: 'Nyckeln gäller inte för den här delen av tjänsten. Be den som gjorde nyckeln om en som gör det.',
  otherAct: 'Nyckeln gäller en enda handling, på en annan adress än den här.',
  needsFresh:
    'Det här kräver en ny inloggning, och därför räcker inte en nyckel som gäller länge. Den som ska göra det kan efter en ny inloggning göra en nyckel för just den här handlingen på sidan /mina-nycklar. Den gäller i 15 minuter.',
  usedKey: 'Nyckeln gällde en enda handling och är redan använd.',
  noIdempotencyKey:
    'Huvudet Idempotency-Key saknas eller är ingen UUID. Skicka en ny UUID för varje ny handling, och samma när du försöker igen.',
  badIfMatch: 'If-Match ska vara versionen inom citationstecken, till exempel "3", och samma som version i innehållet om båda skickas.',
  wantedText: (name: string) => `${name} ska vara en text eller en lista av texter.`,
  noSuchField: (name: string, list: string) =>
    list === '' ? `${name} finns inte här. Inga fält tas emot.` : `${name} finns inte här. Fälten är: ${list}.`,
  noForm: 'Formuläret finns inte på sidan just nu. Det kan vara för sent eller för tidigt för det, eller inte ditt att göra.',
  unprintable: (name: string) => `${name} innehåller ett tecken som inte går att spara. Ta bort det.`,
};
