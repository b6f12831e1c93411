/** The sessions that this browser remembers. */
export interface Account { address: string; name: string; token: string }

const KEY = 'webchat.accounts';
const MAX_ACCOUNTS = 10;

export function accounts(): Account[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Account[];
  } catch {
    return [];
  }
}

const write = (list: Account[]): void => localStorage.setItem(KEY, JSON.stringify(list.slice(0, MAX_ACCOUNTS)));

/** The account that was used last comes first. */
export const remember = (account: Account): void => write([account, ...accounts().filter((a) => a.address !== account.address)]);
export const forget = (address: string): void => write(accounts().filter((a) => a.address !== address));

/** What a link carries is taken out of the address bar before anything else runs. */
export function takeFromLink(): { token?: string; pairing?: string } {
  const url = new URL(location.href);
  const pair = /^#pair=([A-Za-z0-9_-]+)$/.exec(url.hash)?.[1];
  const token = url.searchParams.get('pchat_session') ?? undefined;
  if (pair || url.search) {
    if (pair) url.hash = '';
    url.search = '';
    history.replaceState(null, '', url);
  }
  return { ...(token ? { token } : {}), ...(pair ? { pairing: pair } : {}) };
}
