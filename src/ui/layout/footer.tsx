import { uiText } from '../text.ts';
import type { LayoutProps } from './layout.tsx';

/** The links at the end of every page. */
export function Footer({ lang, footer, footerNote }: LayoutProps) {
  return (
    <footer class="foot">
      <div class="wrap">
        <nav aria-label={uiText(lang).footer}>
          <ul>
            {footer.map((item) => (
              <li key={item.href}>
                <a class="ds-link" href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {footerNote ? <p class="hint">{footerNote}</p> : null}
      </div>
    </footer>
  );
}
