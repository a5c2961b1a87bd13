export const sv = {
  alreadySentTitle: 'Formuläret är redan skickat',
  alreadySent:
    'Det skickades tidigare med annat innehåll, och det som skickades först gäller. Öppna sidan på nytt om du vill ändra något mer.',
};
