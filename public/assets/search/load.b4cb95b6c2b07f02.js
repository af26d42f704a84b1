/* Fetches files of the index. They are scripts, because pages that are opened from disk can load nothing else. */
'use strict';
(() => {
  const search = (globalThis.registrarSearch ??= {});

  const waiting = new Map();
  let base;
  let version = '';

  /* What a file calls with its name and its data. */
  search.receive = (name, data) => {
    waiting.get(name)?.(data);
    waiting.delete(name);
  };

  const fetchFile = (name) => new Promise((resolve, reject) => {
    waiting.set(name, resolve);
    const script = document.createElement('script');
    script.src = `${base}${name.split('/').map(encodeURIComponent).join('/')}.js${version}`;
    const fail = () => {
      script.remove();
      // Without effect where the data came.
      waiting.delete(name);
      reject(new Error(`${name} cannot be loaded`));
    };
    script.addEventListener('load', fail);
    script.addEventListener('error', fail);
    document.head.append(script);
  });

  let overview;

  /* Fetches one file. The overview comes first: its version keeps browsers from mixing what they have kept of an older
     index with this one. */
  search.load = async (name) => {
    overview ??= fetchFile('index').then((data) => {
      version = `?v=${data.version}`;
      return data;
    });
    try {
      const first = await overview;
      return name === 'index' ? first : await fetchFile(name);
    } catch (error) {
      overview = undefined;
      throw error;
    }
  };

  search.setBase = (url) => { base = url; };
})();
