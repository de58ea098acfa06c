// What pages say: every text and every attribute that is read aloud or shown, with where it stands. What records say stands in elements that say so.
window.pageTexts = (() => {
  // A page with a circuit forbids translation as a whole: that says nothing of whose words it has.
  const own = 'bdi, [dir=auto], [translate=no]:not(html), code, kbd, pre, a[rel~=external]';
  const spoken = ['aria-label', 'title', 'placeholder', 'alt', 'data-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'label'];
  const typed = ['text', 'number', 'date', 'email', 'password', 'search', 'url', 'tel', 'time', 'textarea'];

  // What is marked as of another language than the page is meant to be in it.
  const isOwn = e => e.closest(own) !== null || (e.closest('[lang]')?.lang ?? document.documentElement.lang) !== document.documentElement.lang;

  const textsOf = page => {
    const found = [];
    const add = (text, where, own) => {
      text = text.replace(/\s+/g, ' ').trim();
      if (text) found.push({ text, where, isOwn: own });
    };
    const nameOf = e => e.tagName.toLowerCase() + (e.getAttribute('class') ? `.${e.getAttribute('class').split(' ')[0]}` : '');
    add(page.title, 'title', false);
    const nodes = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      const element = nodes.currentNode.parentElement;
      if (element.matches('text:has(tspan)')) add(element.textContent, nameOf(element), isOwn(element));
      else if (!element.closest('script, style, template, tspan')) add(nodes.currentNode.nodeValue, nameOf(element), isOwn(element));
    }
    for (const element of page.body.querySelectorAll('*')) {
      if (element.closest('[translate=no]:not(html)')) continue;
      for (const name of spoken) {
        if (element.hasAttribute(name)) add(element.getAttribute(name), `${nameOf(element)}[${name}]`, false);
      }
      if (element.matches('input[type=submit], input[type=button]')) add(element.value, nameOf(element), false);
    }
    return found;
  };

  const read = async answer => answer.headers.get('content-type')?.startsWith('text/html')
    ? new DOMParser().parseFromString(await answer.text(), 'text/html')
    : null;

  // A few of each kind of page: two places differ in their records, not in the program's words.
  const kindOf = url => url.pathname.split('/').map((part, at) => (at < 4 && !/^\d+$|^[A-Z]/.test(part)) || /^[a-z_-]+$/.test(part) ? part : '*')
    .join('/') + '?' + [...url.searchParams.keys()].sort().join('&');

  // The pages at the paths, and those that they lead to.
  const crawl = async ({ paths, most }) => {
    const pages = {};
    const queue = [...paths];
    const seen = new Set();
    const counts = new Map();
    while (queue.length > 0) {
      const url = new URL(queue.shift(), location.origin);
      const path = url.pathname + url.search;
      const kind = kindOf(url);
      const count = counts.get(kind) ?? 0;
      if (url.origin !== location.origin || seen.has(path) || url.pathname.startsWith('/hangfire') || (count >= most && !paths.includes(path))) {
        continue;
      }
      seen.add(path);
      counts.set(kind, count + 1);
      const page = await read(await fetch(path));
      if (page === null) continue;
      pages[path] = textsOf(page);
      for (const link of page.querySelectorAll('a[href]:not([download]):not([href^="#"])')) {
        queue.push(new URL(link.getAttribute('href'), url).href);
      }
    }
    return pages;
  };

  const send = (form, path, button, isEmpty) => {
    const data = new FormData(form);
    for (const field of form.elements) {
      if (field.name && field.type === 'file') data.set(field.name, new File(isEmpty ? [] : ['no sheet'], isEmpty ? '' : 'bad.txt'));
      else if (field.name && typed.includes(field.type)) data.set(field.name, isEmpty ? '' : '?-9999');
    }
    if (button) data.set(button.name, button.value);
    const body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams([...data].filter(([, value]) => typeof value === 'string'));
    return fetch(form.getAttribute('action') ?? path, { method: 'POST', body });
  };

  // What forms say when they refuse: each form of each page is sent empty, and with what no field takes, by the buttons that it has.
  const refuse = async ({ paths, harmful }) => {
    const pages = {};
    const seen = new Set();
    for (const path of paths) {
      const page = await read(await fetch(path));
      for (const form of page?.querySelectorAll('form[method=post]') ?? []) {
        const name = form.querySelector('input[name=_handler]')?.value ?? '';
        const kind = `${path.split('?')[0].replace(/\/[A-Z0-9][\w-]*$/, '')} ${name}`;
        if (name === '' || new RegExp(harmful).test(name) || seen.has(kind)) continue;
        seen.add(kind);
        const buttons = [...form.querySelectorAll('button[name]')].filter(b => !/discard/.test(b.value)).slice(0, 4);
        for (const button of buttons.length > 0 ? buttons : [null]) {
          for (const isEmpty of [true, false]) {
            const answer = await read(await send(form, path, button, isEmpty));
            if (answer !== null) pages[`${path} (${name} ${button?.value ?? ''} ${isEmpty ? 'empty' : 'wrong'})`] = textsOf(answer);
          }
        }
      }
    }
    return pages;
  };

  return { here: () => ({ [location.pathname]: textsOf(document) }), crawl, refuse };
})();
