import { useEffect, useState } from 'preact/hooks';
import { isGroup } from '../../state/model';
import { me, users } from '../../state/signals';
import { relay } from '../../api/relay';
import { ranked, tokenAt, type Choice, type Token } from './completion';
import { loadEmoji } from './emoji';

interface Person { address: string; name: string }

/** Who can be mentioned: the members of a group, else everybody in the directory. */
async function peopleOf(id: string): Promise<Person[]> {
  if (isGroup(id)) {
    const { members } = await relay.members(id.slice(6));
    return members.map((m) => ({ address: m.chat_address, name: m.display_name })).filter((m) => m.address !== me.value?.chat_address);
  }
  return Object.values(users.value).map((u) => ({ address: u.chat_address, name: u.display_name }));
}

async function choicesFor(token: Token, people: () => Promise<Person[]>): Promise<Choice[]> {
  if (token.kind === 'mention') {
    return ranked(await people(), token.word, (p) => [p.address, p.name]).map((p) => ({ key: p.address, insert: `@${p.address}`, label: p.name, hint: p.address }));
  }
  return ranked(await loadEmoji(), token.word, (e) => [...e.names, ...e.tags]).map((e) => ({ key: e.emoji, insert: e.emoji, label: e.description, hint: `:${e.names[0]}:`, sign: e.emoji }));
}

/** What can complete the word before the caret, and which of it is marked. */
export function useCompletion(id: string, text: string, caret: number) {
  const [choices, setChoices] = useState<Choice[]>([]);
  const [marked, setMarked] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [people] = useState(() => { let all: Promise<Person[]> | undefined; return () => (all ??= peopleOf(id)); });
  const token = tokenAt(text, caret);
  const at = token ? `${token.kind}:${token.from}:${token.word}` : null;
  useEffect(() => {
    let gone = false;
    setMarked(0);
    if (!token) setChoices([]);
    else choicesFor(token, people).then((found) => { if (!gone) setChoices(found); }).catch(() => { if (!gone) setChoices([]); });
    return () => { gone = true; };
  }, [at]);
  const open = token !== null && choices.length > 0 && dismissed !== at;
  return { open, token, choices, marked, mark: setMarked, dismiss: () => setDismissed(at) };
}
