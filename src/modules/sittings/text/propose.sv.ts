export const sv = {
  filledTitle: 'Ifyllt efter beredningsgruppens yttrande',
  filled:
    'Utfall, vad tillståndet gäller, startdatum och skäl är hämtade ur yttrandet. Ändra det som ska vara annorlunda innan du lägger fram förslaget.',
  source: (edition: number, day: string, number: string) =>
    edition === 1
      ? `Yttrandet låstes ${day}, diarienummer ${number}.`
      : `Yttrandets upplaga ${edition} låstes ${day}, diarienummer ${number}.`,
  empty: 'Börja med ett tomt formulär',
  fill: 'Fyll i efter beredningsgruppens yttrande',
  advised: { grant: 'Beredningsgruppen föreslår att tillstånd beviljas.', reject: 'Beredningsgruppen föreslår att ansökan avslås.' },
  tooLong: 'Skälen i yttrandet är längre än det här fältet rymmer. Läs dem under punkten.',
  choose: 'Välj',
  population: 'Tillståndet gäller',
  startHint: 'Behövs när tillstånd beviljas.',
  reasonsHint: 'Behövs när ansökan inte beviljas.',
};
