import { useEffect, useState } from 'preact/hooks';

/** A section of a page: its anchor and its name. */
export type Part = { id: string; name: string };

/** Which section is read: the last whose head has passed the upper third of the window; the first at the very top, the last at the very end. */
function usePartInView(parts: readonly Part[]): string | undefined {
  const [current, setCurrent] = useState(parts[0]?.id);
  const key = parts.map(({ id }) => id).join(' ');
  useEffect(() => {
    const follow = (): void => {
      const heads = key.split(' ').flatMap((id) => document.getElementById(id) ?? []);
      const passed = heads.filter((head) => head.getBoundingClientRect().top < innerHeight / 3);
      const { scrollHeight, clientHeight } = document.documentElement;
      const atEnd = scrollY > 8 && scrollY + clientHeight >= scrollHeight - 8;
      setCurrent((scrollY <= 8 ? heads[0] : atEnd ? heads.at(-1) : (passed.at(-1) ?? heads[0]))?.id);
    };
    follow();
    addEventListener('scroll', follow, { passive: true });
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow);
      removeEventListener('resize', follow);
    };
  }, [key]);
  return current;
}

/** What a long page holds, with the section that is being read. */
export function Contents({ parts, name }: { parts: readonly Part[]; name: string }) {
  const current = usePartInView(parts);
  return (
    <nav class="contents" aria-label={name}>
      <ul>
        {parts.map((part) => (
          <li key={part.id}>
            <a href={`#${part.id}`} aria-current={part.id === current ? 'true' : undefined}>
              {part.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
