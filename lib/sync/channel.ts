import { PackError } from '../pack/errors.ts';

/** Where updates come from: an address, and the root envelope that the build trusts. */
export type Channel = {
  /** Folder that holds `v1/`, e.g. "https://facts.example.org/". */
  url: string;
  /** Text of the root envelope (JSON). */
  root: string;
  /** Keys made by a script for local work: a release build refuses them. */
  development: boolean;
};

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The channel's address as a folder. Only `https:`; `http:` where the build is for development and the host is this computer (packs.md C10).
 * @throws PackError E_CHANNEL.
 */
export function channelFolder(channel: Pick<Channel, 'url' | 'development'>): URL {
  const refuse = (why: string): PackError => new PackError('E_CHANNEL', `channel address ${why}: ${channel.url.slice(0, 80)}`);
  let url: URL;
  try {
    url = new URL(channel.url.endsWith('/') ? channel.url : `${channel.url}/`);
  } catch {
    throw refuse('cannot be read');
  }
  const local = channel.development && url.protocol === 'http:' && LOOPBACK.has(url.hostname);
  if (url.protocol !== 'https:' && !local) throw refuse('is not https');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') throw refuse('has a user, a query or a fragment');
  return url;
}

/** Address of a file of the channel: "head.json", "root/2.json", "o/<sha256>". */
export const channelFile = (folder: URL, path: string): string => new URL(`v1/${path}`, folder).href;

/** Host pattern to be granted before anything is asked of the channel. Patterns know no ports; without one they hold for all. */
export const hostPattern = (folder: URL): string => `${folder.protocol}//${folder.hostname}/*`;

/** Host of a channel as the interface names it, or the address as it stands when it is none. */
export function channelHost(channel: Channel): string {
  try {
    return channelFolder(channel).host;
  } catch {
    return channel.url;
  }
}
