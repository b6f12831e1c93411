import DOMPurify from 'dompurify';
import { t } from '../../i18n/i18n';
import styles from './Markdown.module.css';

/** Longer code stays without colours: colouring it would hold up the page. */
const MAX_COLOURED = 20_000;
const COLOURED = { ALLOWED_TAGS: ['span'], ALLOWED_ATTR: ['class'], RETURN_DOM_FRAGMENT: true as const };

/** Puts a bar with the language and a copy button above a block of code, and colours it. */
export function frameCode(pre: HTMLElement): void {
  const code = pre.querySelector('code');
  const language = /^language-(\S+)/.exec(code?.className ?? '')?.[1]?.toLowerCase();
  const frame = document.createElement('div');
  frame.className = styles.code ?? '';
  pre.replaceWith(frame);
  pre.tabIndex = 0;
  const bar = document.createElement('div');
  bar.className = styles.codeBar ?? '';
  const name = document.createElement('span');
  name.textContent = language ?? '';
  bar.append(name, copyButton(pre));
  frame.append(bar, pre);
  if (code && language) void colour(code, language);
}

function copyButton(pre: HTMLElement): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = styles.copy ?? '';
  button.textContent = t('info.copy');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText((pre.textContent ?? '').replace(/\n$/, '')).then(() => {
      button.textContent = t('info.copied');
      setTimeout(() => { button.textContent = t('info.copy'); }, 1500);
    });
  });
  return button;
}

async function colour(code: HTMLElement, language: string): Promise<void> {
  const source = code.textContent ?? '';
  if (source.length > MAX_COLOURED) return;
  const { default: highlighter } = await import('highlight.js/lib/common');
  if (!highlighter.getLanguage(language)) return;
  const { value } = highlighter.highlight(source, { language, ignoreIllegals: true });
  code.replaceChildren(DOMPurify.sanitize(value, COLOURED));
}
