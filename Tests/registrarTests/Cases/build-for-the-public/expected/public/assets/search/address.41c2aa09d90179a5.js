/* Keeps a search in the address, so that it can be shared and is there again when a reader comes back: in the query, or
   in the fragment where a page is opened from disk, since such pages may not change the rest. */
'use strict';
(() => {
  const search = (globalThis.registrarSearch ??= {});

  const isFile = location.protocol === 'file:';

  // A page opened from disk may still have been given a query by hand, until there is a fragment.
  const current = () => {
    if (!isFile || location.hash === '') return location.search;
    return location.hash.startsWith('#?') ? location.hash.slice(1) : '';
  };

  search.readAddress = () => new URLSearchParams(current());

  /* The address of a page with a search. */
  search.addressOf = (page, parameters) => {
    const query = parameters.toString();
    if (query === '') return page;
    return isFile ? `${page}#?${query}` : `${page}?${query}`;
  };

  /* Puts a search into the address: as a step that leads back, or in place of the last one. */
  search.writeAddress = (parameters, isStep) => {
    const query = parameters.toString();
    if (query === new URLSearchParams(current()).toString()) return;
    let address = search.addressOf(location.href.replace(isFile ? /#.*$/ : /[?#].*$/, ''), parameters);
    if (isFile && query === '' && location.search !== '') address += '#?';
    history[isStep ? 'pushState' : 'replaceState'](null, '', address);
  };

  search.onAddress = (act) => {
    addEventListener('popstate', act);
    addEventListener('hashchange', act);
  };
})();
