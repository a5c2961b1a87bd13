/** One suggestion as the endpoint gives it. `href` opens a page; otherwise `value` or `label` fills the field. */
type Item = { label: string; note?: string; href?: string; value?: string };

const PAUSE = 150;

/**
 * Turns the search field in a box with `data-suggest` into a combobox with a list of suggestions (ARIA 1.2).
 * Texts come from the box's data attributes. Without an answer the field stays an ordinary search field.
 */
export function suggest(box: HTMLElement): void {
  const input = box.querySelector('input');
  if (!input) return;
  const { suggest: address = '', none = '', one = '', many = '', list: name = '' } = box.dataset;
  const list = document.createElement('ul');
  const status = document.createElement('p');
  const found: Item[] = [];
  let active = -1;
  let timer = 0;
  let request = new AbortController();

  list.id = `${input.id}-forslag`;
  list.className = 'options';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', name);
  list.hidden = true;
  status.className = 'sr';
  status.setAttribute('role', 'status');
  box.append(list, status);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);

  /** Under the form's button where that is next below the field: who has written may want to press it, and the list would lie over it. */
  const clearOfButton = (): string => {
    const button = input.form?.querySelector('button')?.getBoundingClientRect().bottom ?? 0;
    const below = button - box.getBoundingClientRect().bottom;
    return below > 0 && below < 100 ? `calc(100% + ${below + 4}px)` : '';
  };
  const open = (items: Item[]) => {
    found.splice(0, found.length, ...items);
    list.replaceChildren(...items.map((item, at) => option(item, `${list.id}-${at}`)));
    list.hidden = items.length === 0;
    list.style.top = clearOfButton();
    input.setAttribute('aria-expanded', String(items.length > 0));
    move(-1);
  };
  const close = () => {
    clearTimeout(timer);
    request.abort();
    open([]);
    status.textContent = '';
  };
  const move = (to: number) => {
    active = to;
    for (const [at, child] of [...list.children].entries()) child.setAttribute('aria-selected', String(at === to));
    const chosen = list.children[to];
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
    else input.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (item: Item) => {
    close();
    if (item.href) location.assign(item.href);
    else input.value = item.value ?? item.label;
  };
  const ask = async (words: string) => {
    request.abort();
    request = new AbortController();
    const { signal } = request;
    const url = new URL(address, location.href);
    url.searchParams.set('q', words);
    try {
      const answer = await fetch(url, { signal, headers: { accept: 'application/json' } });
      if (!answer.ok) return close();
      const { items } = (await answer.json()) as { items: Item[] };
      if (signal.aborted) return;
      open(items);
      status.textContent = items.length === 0 ? none : items.length === 1 ? one : many.replace('{n}', String(items.length));
    } catch {
      if (!signal.aborted) close();
    }
  };

  close();
  input.addEventListener('input', () => {
    clearTimeout(timer);
    const words = input.value.trim();
    if (words.length < 2) close();
    else timer = window.setTimeout(() => void ask(words), PAUSE);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const { key } = event;
    const item = found[active];
    if (key === 'ArrowDown') move((active + 1) % found.length);
    else if (key === 'ArrowUp') move(active <= 0 ? found.length - 1 : active - 1);
    else if (key === 'Escape') close();
    else if (key === 'Enter' && item) choose(item);
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const at = [...list.children].findIndex((child) => child.contains(event.target as Node));
    const item = found[at];
    if (item) choose(item);
  });
}

function option(item: Item, id: string): HTMLLIElement {
  const row = document.createElement('li');
  row.id = id;
  row.setAttribute('role', 'option');
  row.textContent = item.label;
  if (item.note) {
    const note = document.createElement('span');
    note.className = 'sub';
    note.textContent = item.note;
    row.append(note);
  }
  return row;
}
