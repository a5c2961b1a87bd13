/** Lets a form marked `data-once` be sent once. The server guards too; this spares people a second answer. */
export function submitOnce(page: Document): void {
  page.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !('once' in form.dataset) || event.defaultPrevented) return;
    if ('sent' in form.dataset) event.preventDefault();
    else mark(form, true);
  });
  // A page that comes back from the browser's memory must be possible to send again.
  addEventListener('pageshow', () => {
    for (const form of page.querySelectorAll<HTMLFormElement>('form[data-sent]')) mark(form, false);
  });
}

/** Buttons are not disabled: a disabled button is not sent along, and loses focus. */
function mark(form: HTMLFormElement, sent: boolean): void {
  if (sent) form.dataset.sent = '';
  else delete form.dataset.sent;
  for (const button of form.querySelectorAll('button[type=submit]')) {
    if (sent) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}
