#!/usr/bin/env node
// Plain old JavaScript on purpose: it must run far enough on an old Node to say which one is needed.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    '绩审需要 Node.js 20.19 或更新版本，当前为 ' +
      process.versions.node +
      '。请从 https://nodejs.org 安装后再运行。',
  );
  process.exit(1);
}
import('../dist/src/cli/main.js').then(
  (cli) => cli.main(process.argv.slice(2)),
  (error) => {
    if (error && error.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).indexOf('cli') > -1) {
      console.error('程序尚未构建。请在项目目录运行：npm ci');
    } else {
      console.error('启动失败：' + (error && error.message));
    }
    process.exit(1);
  },
);
