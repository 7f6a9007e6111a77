import { Command, CommanderError, Option } from 'commander';
import { formats } from '../outputs/exporters.js';
import type { Overrides } from '../pipeline/config.js';
import type { BackupFlags } from './backup.js';
import type { DiffFlags } from './diff.js';
import type { ServeFlags } from './serve.js';
import { type AuditFlags, checkFlags } from './settings.js';
import { readVersion } from './version.js';
import type { WorkerFlags } from './worker.js';

/** All commands with their Chinese help. `done` receives the exit status. */
export function makeProgram(
  argv: readonly string[],
  overrides: Overrides,
  done: (status: number) => void,
): Command {
  const program = prepare(new Command('jishen'))
    .description('绩审：读取部门整体支出绩效自评报告，核对章节与金额，给出疑点清单和评分建议')
    .version(readVersion(), '-V, --version', '显示版本')
    .helpCommand('help [command]', '显示某个命令的用法');
  addAudit(program, argv, overrides, done);
  addServe(program, overrides, done);
  addWorker(program, overrides, done);
  addBackup(program, done);
  addDiff(program, done);
  addRules(program, done);
  addRubric(program, done);
  addDoctor(program, done);
  return program;
}

function addAudit(
  program: Command,
  argv: readonly string[],
  overrides: Overrides,
  done: (status: number) => void,
) {
  prepare(program.command('audit'))
    .description('审核文件、文件夹或 ZIP，写出疑点清单和评分表')
    .argument('<path...>', '文件各为一份材料；文件夹内的每个子文件夹、ZIP、散放文件各为一份')
    .option('-o, --out <DIR>', '输出文件夹', 'jishen-out')
    .option('--format <LIST>', `输出格式，逗号分隔：${formats.join(',')}（默认 json,xlsx,html）`)
    .option('--json', '在标准输出逐行输出 JSON，一份材料一行')
    .option('--rubric <FILE>', '评分表文件（YAML）')
    .option('--config <FILE>', '本地区的配置（YAML）：时限、材料、规则开关和阈值；或自带配置的编号')
    .option('--year <N>', '报告年度')
    .option('--submitted <DATE>', '报送日期，如 2025-07-15')
    .option('--published <DATE>', '公开日期，如 2025-07-15')
    .option('--meta <FILE>', '每份材料的单位、年度、报送日期、公开日期（CSV 或 XLSX）')
    .option('--roster <FILE>', '应交清单：单位、截止日期（CSV 或 XLSX），报告谁未交、谁逾期')
    .option('--notice-from <NAME>', '整改通知的落款单位（--format notice）')
    .option('--notice-number <TEXT>', '整改通知的发文字号')
    .option('--notice-date <DATE>', '整改通知的日期，不给则留空白')
    .option('--notice-deadline <DATE>', '整改期限，不给则留空白')
    .option('--notice-template <FILE>', '整改通知用自己的 Word 模板，见 docs/templates.md')
    .option('--sheet-template <FILE>', 'docx 评分表用自己的 Word 模板')
    .option('--ocr <MODE>', '扫描件识别：auto、always、never', 'auto')
    .option('--workers <N>', '同时处理的文件数（默认为处理器核数）')
    .option('--resume', '接着上次中断的地方继续，已完成的不再重做')
    .option('--cache <DIR>', '缓存文件夹：内容未变的文件直接用上次读取和审核的结果（默认在用户的缓存目录）')
    .option('--no-cache', '不用缓存，全部重新读取和审核')
    .option('--fail-on <LEVEL>', '有此级别疑点时以状态 3 退出：error、warning、none', 'none')
    .option('--single', '每个文件都是一份材料，不按文件夹归并')
    .option('-q, --quiet', '只输出错误')
    .option('--no-progress', '不显示进度')
    .addOption(new Option('--progress').hideHelp())
    .option('--debug', '出错时显示详细信息')
    .addHelpText(
      'after',
      '\n退出状态：0 全部处理完；1 用法或配置有误；2 有文件无法读取（其余已完成）；3 达到 --fail-on 的级别（优先于 2）；130 被中断',
    )
    .action(async (paths: string[], flags: AuditFlags) => {
      const again = ['jishen', ...argv.filter((word) => word !== '--resume'), '--resume']
        .map(quote)
        .join(' ');
      // Commander takes --no-progress for "progress unless told otherwise"; nobody may have told.
      const progress = argv.includes('--progress') ? true : flags.progress === false ? false : undefined;
      const settings = checkFlags({ ...flags, progress });
      // Queue and database take half a second to load, which help and a typing error need not wait for.
      const { audit } = await import('./audit.js');
      done(await audit(paths, settings, again, overrides));
    });
}

function addServe(program: Command, overrides: Overrides, done: (status: number) => void) {
  prepare(program.command('serve'))
    .description('启动服务：网页、接口和后台处理在一个进程里，不需要别的软件')
    .option('--config <FILE>', '服务设置（YAML），见 docs/service.md')
    .option('--host <HOST>', '监听的地址（默认 127.0.0.1）')
    .option('--port <N>', '监听的端口（默认 8080）')
    .option('--data <DIR>', '数据文件夹（默认 jishen-data）')
    .option('--mode <MODE>', 'single-user：不登录，只在本机；accounts：账号登录，分角色')
    .option('--workers <N>', '同时读取的文件数；0 表示只由 jishen worker 读取（默认为处理器核数）')
    .option('-q, --quiet', '不输出日志')
    .option('--debug', '输出详细日志')
    .action(async (flags: ServeFlags) => {
      const { runServer } = await import('./serve.js');
      done(await runServer(flags, overrides));
    });
}

function addBackup(program: Command, done: (status: number) => void) {
  const flags = (command: Command) =>
    command
      .option('--config <FILE>', '服务设置（YAML），与 jishen serve 用的相同')
      .option('--data <DIR>', '数据文件夹（默认 jishen-data）')
      .option('-q, --quiet', '只输出错误')
      .option('--debug', '出错时显示详细信息');
  flags(prepare(program.command('backup')))
    .description('备份服务的数据库和原件；内置数据库须先停止服务')
    .argument('<folder>', '空文件夹，备份写在里面')
    .action(async (folder: string, given: BackupFlags) => {
      const { runBackup } = await import('./backup.js');
      done(await runBackup(folder, given));
    });
  flags(prepare(program.command('restore')))
    .description('把备份恢复到空的数据文件夹或空的数据库，也用来从单机搬到服务器')
    .argument('<folder>', '备份所在的文件夹')
    .action(async (folder: string, given: BackupFlags) => {
      const { runRestore } = await import('./backup.js');
      done(await runRestore(folder, given));
    });
}

function addWorker(program: Command, overrides: Overrides, done: (status: number) => void) {
  prepare(program.command('worker'))
    .description('只处理任务：从 REDIS_URL（或 DATABASE_URL）领取')
    .option('--config <FILE>', '服务设置（YAML），与 jishen serve 用的相同')
    .option('--workers <N>', '同时处理的文件数（默认为处理器核数）')
    .option('--log <FORM>', '日志的形式：text 给人看，json 供收集（设了 JISHEN_LOG 时默认 json）')
    .option('-q, --quiet', '只输出错误')
    .option('--debug', '逐个任务输出日志，出错时显示详细信息')
    .action(async (flags: WorkerFlags) => {
      const { work } = await import('./worker.js');
      done(await work(flags, overrides));
    });
}

function addDiff(program: Command, done: (status: number) => void) {
  prepare(program.command('diff'))
    .description('比较同一批单位的两次审核结果：哪些疑点已整改、仍存在、新增')
    .argument('<old>', '上次的输出文件夹，或其中的 results.ndjson')
    .argument('<new>', '本次的输出文件夹，或其中的 results.ndjson')
    .option('-o, --out <DIR>', '写出 diff.xlsx 和 diff.html 的文件夹')
    .option('--json', '在标准输出逐行输出 JSON，一份材料一行')
    .option('-q, --quiet', '只输出合计')
    .option('--debug', '出错时显示详细信息')
    .action(async (old: string, current: string, flags: DiffFlags) => {
      const { printDiff } = await import('./diff.js');
      done(await printDiff(old, current, flags));
    });
}

function addRules(program: Command, done: (status: number) => void) {
  prepare(program.command('rules'))
    .description('列出检查规则，或解释其中一条')
    .argument('[id]', '规则编号，如 section-number-duplicate')
    .option('--debug', '出错时显示详细信息')
    .action(async (id: string | undefined) => {
      const { printRules } = await import('./rules.js');
      done(printRules(id));
    });
}

function addRubric(program: Command, done: (status: number) => void) {
  const rubric = prepare(program.command('rubric')).description('评分表');
  prepare(rubric.command('lint'))
    .description('检查评分表文件：分值是否相符、规则是否存在、档次是否重叠或有空缺')
    .argument('<file>', '评分表文件（YAML）')
    .option('--debug', '出错时显示详细信息')
    .action(async (file: string) => {
      const { printRubricProblems } = await import('./rubric.js');
      done(await printRubricProblems(file));
    });
}

function addDoctor(program: Command, done: (status: number) => void) {
  prepare(program.command('doctor'))
    .description('检查本机缺哪些可选部件、服务要用的数据库和队列能否连上，有什么影响、怎样补上')
    .option('--config <FILE>', '服务设置（YAML），与 jishen serve 用的相同')
    .option('--debug', '出错时显示详细信息')
    .action(async (flags: { readonly config?: string }) => {
      const { printDoctor } = await import('./doctor.js');
      done(await printDoctor(flags));
    });
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Chinese titles, and errors that are thrown instead of printed. */
function prepare(command: Command): Command {
  return command
    .helpOption('-h, --help', '显示用法')
    .exitOverride()
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title, optionDescription: describe })
    .configureOutput({ outputError: () => undefined });
}

function describe({ description, defaultValue }: Option): string {
  return typeof defaultValue === 'string' ? `${description}（默认 ${defaultValue}）` : description;
}

const quote = (word: string) =>
  /^[\w@%+=:,./\p{Script=Han}-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export const isCommanderError = (error: unknown) => error instanceof CommanderError;

/** Commander's own words, in Chinese. */
export function translate({ code, message }: CommanderError): string {
  const [first = '', second = ''] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
  const hint = '（jishen audit --help 查看用法）';
  switch (code) {
    case 'commander.unknownOption':
      return `没有选项“${first}”${hint}`;
    case 'commander.unknownCommand':
      return `没有命令“${first}”（jishen --help 查看全部命令）`;
    case 'commander.missingArgument':
      return first === 'old' || first === 'new'
        ? '缺少要比较的结果：jishen diff 上次的文件夹 本次的文件夹'
        : `缺少要审核的文件或文件夹${hint}`;
    case 'commander.optionMissingArgument':
      return `选项“${first}”缺少取值${hint}`;
    case 'commander.excessArguments':
      return '多余的参数';
    case 'commander.help':
      return '请指定命令（jishen --help 查看全部命令）';
    default:
      return [first, second].filter(Boolean).join(' ') || message;
  }
}
