// The nonce of this answer; scripts that the bundler adds at run time carry it too.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
__webpack_nonce__ = nonce;

// Behind an asynchronous edge, so that the shared packages are there before anything asks for them.
void import('./bootstrap.tsx').then(({ bootstrap }) => bootstrap(nonce));

export {};
