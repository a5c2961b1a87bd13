import type { AutosaveWords } from '../form/form.tsx';

/** How long after the last stroke a form is saved. */
const pauseMs = 4_000;

/**
 * Saves a form while one writes in it, the same way as its button "save and stay here": with the version that was shown, so that nothing is written
 * over. What the answer's form holds unseen (the new version, the key of the next sending) is taken over. When someone else has saved, it stops and
 * says so; the button then shows both.
 */
export function autosave(form: HTMLFormElement): void {
  const words = JSON.parse(form.dataset.autosave ?? '{}') as AutosaveWords;
  const status = form.appendChild(document.createElement('p'));
  status.className = 'hint';
  status.setAttribute('role', 'status');
  let timer: number | undefined;
  let isGoing = false;
  let isOver = false;
  /** The button that was pressed while a save was under way: it is sent when that has ended, with the version that came of it. */
  let waiting: { readonly button: HTMLElement | null } | undefined;

  const later = (): void => {
    if (isOver) return;
    clearTimeout(timer);
    timer = window.setTimeout(save, pauseMs);
  };
  const stop = (says: string): void => {
    isOver = true;
    status.textContent = says;
  };

  async function save(): Promise<void> {
    if (isGoing) later();
    if (isGoing || isOver) return;
    isGoing = true;
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    body.set('do', 'stay');
    try {
      const answer = await fetch(form.action, { method: 'POST', body });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = [...page.forms].find(({ action, dataset }) => action === form.action && dataset.autosave);
      take(answer, next);
    } catch {
      status.textContent = words.offline;
      later();
    } finally {
      isGoing = false;
      if (waiting) form.requestSubmit(waiting.button);
    }
  }

  function take(answer: Response, next: HTMLFormElement | undefined): void {
    if (answer.status === 409 || !next) {
      stop(answer.status === 409 ? words.stopped : words.away);
      return;
    }
    // A refused form comes with a fresh key as well; the version stays as it is until something has been saved.
    for (const hidden of next.querySelectorAll<HTMLInputElement>(':scope > input[type="hidden"]')) {
      const own = form.querySelector<HTMLInputElement>(`:scope > input[name="${hidden.name}"]`);
      if (own && (answer.ok || hidden.name !== 'version')) own.value = hidden.value;
    }
    const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }).replace(':', '.');
    status.textContent = answer.ok ? `${words.saved} ${clock}` : words.faulty;
  }

  form.addEventListener('input', later);
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    isOver = true;
    if (!isGoing) return;
    event.preventDefault();
    waiting = { button: event.submitter };
  });
}
