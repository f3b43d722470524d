// Before `npm ci` there is no library and no locale loader, so the few words needed here stand in both languages.
const WORDS = {
  installing: ['正在安装依赖（仅首次，约一两分钟）……', 'Installing dependencies (first time only, a minute or two) …'],
  reinstalling: ['依赖已有更新，正在重新安装……', 'Dependencies have changed, installing again …'],
  stillInstalling: ['仍在安装……', 'Still installing …'],
  installed: ['依赖安装完成，用时 {seconds} 秒。', 'Dependencies installed in {seconds} s.'],
  installFailed: [
    '依赖安装失败（{reason}）：请检查网络或 npm 镜像设置，然后再次运行。',
    'Installing the dependencies failed ({reason}): check the network or the npm mirror, then run this again.',
  ],
  nodeTooOld: [
    '需要 Node.js 20 或更高版本，当前是 {version}：请升级后再试。',
    'Node.js 20 or newer is needed, this is {version}: please upgrade and try again.',
  ],
  noNode24: [
    'npm 包 node 没有带来 Node 24：请先运行 npm ci，或改用 Node 24。',
    'The npm package "node" brought no Node 24: run npm ci first, or use Node 24 yourself.',
  ],
};

function words(key, values = {}) {
  return WORDS[key].map((text) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))).join('\n');
}

export function say(key, values) {
  console.log(words(key, values));
}

export function complain(key, values) {
  console.error(words(key, values));
}
