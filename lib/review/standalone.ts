const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');

/** A page of its own, without scripts and without anything that is fetched: opens everywhere, and says so to the browser. `body` is markup that a browser wrote. */
export const standaloneHtml = ({ title, locale, styles, body }: { title: string; locale: string; styles: string; body: string }): string =>
  `<!doctype html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${styles.replaceAll('</', '<\\/')}</style>
</head>
<body>
<div class="obelus leaf sheet"><div class="columns one"><main>${body}</main></div></div>
</body>
</html>
`;
