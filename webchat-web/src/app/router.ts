import { computed, signal } from '@preact/signals';

export interface Route { page: string; id: string }

const hash = signal(location.hash);
addEventListener('hashchange', () => { hash.value = location.hash; });

export const route = computed<Route>(() => {
  const [, page = '', id = ''] = /^#\/([a-z-]+)\/?(.*)$/.exec(hash.value) ?? [];
  try {
    return { page: page || 'chats', id: decodeURIComponent(id) };
  } catch {
    return { page: 'chats', id: '' };
  }
});
export const href = (page: string, id = ''): string => `#/${page}${id ? `/${encodeURIComponent(id).replaceAll('%3A', ':').replaceAll('%2F', '/')}` : ''}`;
export const go = (page: string, id = ''): void => { location.hash = href(page, id); };
export const openConversation = (id: string): void => go('c', id);
