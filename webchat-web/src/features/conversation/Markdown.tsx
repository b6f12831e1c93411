import { useLayoutEffect, useRef } from 'preact/hooks';
import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { href } from '../../app/router';
import { me, users } from '../../state/signals';
import { frameCode } from './codeBlock';
import styles from './Markdown.module.css';

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    // HTML that somebody types is text, as in every chat.
    html: ({ text }) => escape(text),
    // An image from another host would tell it who reads, and when.
    image: ({ href: source, text }) => `<a href="${escape(source)}">${escape(text || source)}</a>`,
  },
});

const ALLOWED = {
  ALLOWED_TAGS: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input'],
  // The class is the language of a code block; HTML that somebody types never gets here.
  ALLOWED_ATTR: ['href', 'start', 'type', 'checked', 'disabled', 'align', 'class'],
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
  for (const pre of fragment.querySelectorAll('pre')) frameCode(pre);
  markMentions(fragment);
  return fragment;
}

const MENTION = /(^|[^\p{L}\p{N}._@/-])@([a-z0-9][a-z0-9._-]{1,62}[a-z0-9])/gu;

/** Turns the addresses of people that are known into links to their conversations. */
function markMentions(fragment: DocumentFragment): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const node of texts) {
    if (node.parentElement?.closest('a, code, pre')) continue;
    let rest = node;
    for (const found of [...node.data.matchAll(MENTION)].reverse()) {
      const [, before = '', address = ''] = found;
      const own = address === me.peek()?.chat_address;
      if (!own && !users.peek()[address]) continue;
      const at = found.index + before.length;
      rest.splitText(at + address.length + 1);
      const word = rest.splitText(at);
      const link = document.createElement('a');
      link.className = `${styles.mention} ${own ? styles.mentionsMe : ''}`;
      link.href = href('c', `dm:${address}`);
      word.replaceWith(link);
      link.append(word);
      rest = node;
    }
  }
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
