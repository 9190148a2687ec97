// Writes ../src/main/resources/META-INF/resources/kit/icons.svg from the icons named in icons.txt.
//   npm pack bootstrap-icons@1.13.1 && tar xzf bootstrap-icons-1.13.1.tgz
//   npx svgo@4 --precision 2 --multipass -f package/icons -o icons && node make.mjs icons
import {readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const icons = process.argv[2];
const names = readFileSync(join(here, 'icons.txt'), 'utf8').split('\n').filter(Boolean);
const symbols = names.map((name) => {
  const svg = readFileSync(join(icons, `${name}.svg`), 'utf8');
  const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/\n\s*/g, '');
  return `<symbol id="${name}" viewBox="0 0 16 16">${body}</symbol>`;
});
// The seal is ours; its cinnabar is used by nothing else.
symbols.push('<symbol id="seal" viewBox="0 0 28 28"><rect x="1" y="1" width="26" height="26" rx="3" fill="#9c3324"/>'
  + '<rect x="3.5" y="3.5" width="21" height="21" rx="1.5" fill="none" stroke="#fff" stroke-opacity=".75"/>'
  + '<path d="M9 7.5v9.5M12.4 6v11M15.6 6v11M19 7.5v9.5M9 9.2h10M9 13h10M6.6 17.2h14.8M11 19l-2.6 3M17 19l2.6 3"'
  + ' fill="none" stroke="#fff" stroke-width="1.5" stroke-linecap="round"/></symbol>');
writeFileSync(join(here, '../src/main/resources/META-INF/resources/kit/icons.svg'),
  '<svg xmlns="http://www.w3.org/2000/svg">\n'
  + '<!-- Bootstrap Icons 1.13.1, MIT licence: see icons.LICENSE.txt. The seal is part of Diancang. -->\n'
  + symbols.join('\n') + '\n</svg>\n');
