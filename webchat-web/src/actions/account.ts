import { signal } from '@preact/signals';
import { relay } from '../api/relay';
import { useToken, whenSignedOut } from '../api/client';
import { ApiError } from '../api/errors';
import type { User } from '../api/types';
import { accounts, forget, remember, type Account } from '../platform/accounts';
import { me } from '../state/signals';
import { closeDatabase, openDatabase } from '../storage/db';
import { deviceName, startSync, stopSync } from '../sync/sync';

export const phase = signal<'starting' | 'signed-out' | 'signed-in'>('starting');

/** The account whose session is in use, also while its profile is not known yet. */
let current: string | null = null;

whenSignedOut(() => { void leave(true); });

async function enter(user: User): Promise<void> {
  openDatabase(user.chat_address);
  me.value = user;
  phase.value = 'signed-in';
  await startSync();
}

async function leave(forgetAccount: boolean): Promise<void> {
  const leaving = current;
  current = null;
  stopSync();
  await closeDatabase();
  if (leaving !== null && forgetAccount) forget(leaving);
  useToken(null);
  me.value = null;
  const [next] = accounts();
  if (next && forgetAccount) await resume(next);
  else phase.value = 'signed-out';
}

/** Enters with a session that a login, a pairing or a link gave. */
export async function signInWith(token: string, user: User): Promise<void> {
  useToken(token);
  current = user.chat_address;
  remember({ address: user.chat_address, name: user.display_name, token });
  await enter(user);
}

export async function signInWithToken(token: string): Promise<void> {
  useToken(token);
  await signInWith(token, (await relay.me()).user);
}

/** Opens from what is kept here, and asks the relay for the profile afterwards. */
export async function resume(account: Account): Promise<void> {
  if (me.value) await leave(false);
  useToken(account.token);
  current = account.address;
  remember(account);
  const kept: User = { chat_address: account.address, display_name: account.name, kind: 'person', public_visible: true, admin: false };
  const profile = relay.me();
  await Promise.race([profile.catch(() => undefined), new Promise((r) => setTimeout(r, 400))]);
  // The relay may have refused the session meanwhile; then it is already left.
  if (current !== account.address) return;
  const entering = enter(kept);
  try {
    me.value = (await profile).user;
  } catch (e) {
    if (e instanceof ApiError && e.status === 401) return;
  }
  await entering;
}

export async function signOut(all: boolean): Promise<void> {
  await relay.logout(all).catch(() => undefined);
  await leave(true);
}

export const addAccount = (): Promise<void> => leave(false);

export async function saveProfile(change: { display_name?: string; public_visible?: boolean }): Promise<void> {
  const { user } = await relay.updateMe(change);
  me.value = user;
  const own = accounts().find((a) => a.address === user.chat_address);
  if (own) remember({ ...own, name: user.display_name });
}

export async function signInByPairing(code: string): Promise<void> {
  const opened = await relay.pair(code, deviceName());
  await signInWith(opened.session_token, opened.user);
}
