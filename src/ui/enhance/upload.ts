/** What the API says of a file. */
type Item = { id: string; state: string; received: number; fingerprint: string | null };

const PIECE = 2_000_000;
const TRIES = 12;
const tus = { 'tus-resumable': '1.0.0' };

/**
 * Sends the files of the form in a box with `data-upload` piece by piece (tus 1.0.0), says how far they have come, and goes on when the line is
 * back, also when the page was left and the same file is chosen again. Texts come from the box's data attributes. Without it the form is sent whole.
 */
export function upload(box: HTMLElement): void {
  const form = box.querySelector('form');
  const input = form?.querySelector<HTMLInputElement>('input[type=file]');
  if (!form || !input) return;
  const { upload: address = '', purpose = '', section = '', done = '', lang = 'sv' } = box.dataset;
  const bar = document.createElement('progress');
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  bar.hidden = true;
  bar.setAttribute('aria-hidden', 'true');
  form.append(bar, status);

  const say = (text: string, words: Record<string, string | number> = {}) => {
    status.textContent = text.replace(/\{(\w+)\}/g, (_all, name: string) => String(words[name] ?? ''));
  };
  const ask = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { accept: 'application/json', 'accept-language': lang, ...tus, ...init.headers } });
  /** Waits as long as it takes for the line to be worth trying again, at most half a minute. */
  const pause = async (tried: number) => {
    for (let left = Math.min(30, 2 ** tried); left > 0; left--) {
      say(box.dataset.waiting ?? '', { s: left });
      await new Promise<void>((resolve) => {
        setTimeout(resolve, 1000);
        addEventListener('online', () => resolve(), { once: true });
      });
    }
  };
  /** What cannot be taken is told in the words of the server; what may pass is tried again. */
  const well = async (answer: Response, also = 0): Promise<Response> => {
    if (answer.ok || answer.status === also) return answer;
    if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
    throw new Refused(((await answer.json().catch(() => ({}))) as { detail?: string }).detail ?? '');
  };

  const begin = async (file: File): Promise<Item> => {
    const fingerprint = `${file.name} ${file.size} ${file.lastModified}`;
    const query = new URLSearchParams({ purpose, section, limit: '200' });
    const { items } = (await (await well(await ask(`${address}?${query}`))).json()) as { items: Item[] };
    const before = items.find((one) => one.state === 'open' && one.fingerprint === fingerprint);
    if (before) return before;
    const said = { filename: file.name, filetype: file.type, purpose, section, fingerprint };
    const metadata = Object.entries(said).map(([name, value]) => `${name} ${base64(value)}`.trim());
    const headers = { 'upload-length': String(file.size), 'upload-metadata': metadata.join(',') };
    return (await (await well(await ask(address, { method: 'POST', headers }))).json()) as Item;
  };
  /** One more piece, and how far the file has come with it. */
  const goOn = async (file: File, { id, received }: Item): Promise<Item> => {
    const to = received + PIECE;
    bar.value = received / file.size;
    if (to < file.size) say(box.dataset.going ?? '', { namn: file.name, procent: Math.floor(bar.value * 100) });
    else say(box.dataset.checking ?? '', { namn: file.name });
    const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(received) };
    // Another place than the server has come to, 409, is what it is asked about next.
    await well(await ask(`${address}/${id}`, { method: 'PATCH', headers, body: file.slice(received, to) }), 409);
    return (await (await well(await ask(`${address}/${id}`))).json()) as Item;
  };
  /** True when the file was kept, false when it came whole and was refused. */
  const send = async (file: File): Promise<boolean> => {
    let item: Item | undefined;
    for (let tried = 0; tried < TRIES; ) {
      try {
        const before: Item = item ?? (await begin(file));
        item = before;
        item =
          before.state === 'open' ? await goOn(file, before) : ((await (await well(await ask(`${address}/${before.id}`))).json()) as Item);
        if (item.state === 'kept' || item.state === 'refused') return item.state === 'kept';
        tried = item.received > before.received ? 0 : tried + 1;
        if (tried > 0) await pause(1);
      } catch (error) {
        if (error instanceof Refused) throw error;
        tried += 1;
        // Where it has come to is asked again: the line may have been lost after the server had the piece.
        await pause(tried);
        item =
          item &&
          (await ask(`${address}/${item.id}`)
            .then((answer) => well(answer))
            .then((answer) => answer.json())
            .catch(() => item));
      }
    }
    throw new Refused('');
  };

  form.addEventListener('submit', (event) => {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    if (!bar.hidden) return;
    bar.hidden = false;
    void (async () => {
      let isKept = true;
      for (const file of files) {
        try {
          isKept = (await send(file)) && isKept;
        } catch (error) {
          say((error instanceof Error && error.message) || (box.dataset.failed ?? ''), { namn: file.name });
          bar.hidden = true;
          return;
        }
      }
      location.assign(isKept ? done : form.action);
    })();
  });
}

/** Says why, in words for the sender; trying again would not help. */
class Refused extends Error {}

function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
