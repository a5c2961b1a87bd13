/** Moves focus to the error summary, so that screen readers read it and the keyboard starts there. */
export function focusErrors(page: Document): void {
  page.querySelector<HTMLElement>('[data-focus]')?.focus();
}
