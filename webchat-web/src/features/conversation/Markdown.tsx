import { useLayoutEffect, useRef } from 'preact/hooks';
import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { t } from '../../i18n/i18n';
import styles from './Markdown.module.css';

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    // HTML that somebody types is text, as in every chat.
    html: ({ text }) => escape(text),
    // An image from another host would tell it who reads, and when.
    image: ({ href, text }) => `<a href="${escape(href)}">${escape(text || href)}</a>`,
  },
});

const ALLOWED = {
  ALLOWED_TAGS: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input'],
  ALLOWED_ATTR: ['href', 'start', 'type', 'checked', 'disabled', 'align'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  RETURN_DOM_FRAGMENT: true as const,
};

function render(text: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(marked.parse(text, { async: false }), ALLOWED);
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
  }
  for (const box of fragment.querySelectorAll('input')) if (box.type !== 'checkbox') box.remove(); else box.disabled = true;
  for (const pre of fragment.querySelectorAll('pre')) addCopy(pre);
  return fragment;
}

function addCopy(pre: HTMLElement): void {
  const frame = document.createElement('div');
  frame.className = styles.code ?? '';
  pre.replaceWith(frame);
  pre.tabIndex = 0;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = styles.copy ?? '';
  button.textContent = t('info.copy');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(pre.textContent ?? '').then(() => {
      button.textContent = t('info.copied');
      setTimeout(() => { button.textContent = t('info.copy'); }, 1500);
    });
  });
  frame.append(pre, button);
}

const PLAIN = /^[^*_~`#>|\[\]<&\\\n:/@+=\-\d]*$/;

export function Markdown({ text }: { text: string }) {
  const ref = useRef<HTMLDivElement>(null);
  const plain = PLAIN.test(text);
  useLayoutEffect(() => {
    if (!plain) ref.current?.replaceChildren(render(text));
  }, [text, plain]);
  return plain ? <div key="p" class={`${styles.text} ${styles.plain}`} dir="auto">{text}</div> : <div key="m" ref={ref} class={styles.text} dir="auto" />;
}
