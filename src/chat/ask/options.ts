export interface Options {
  readonly text: string;
  readonly jsonl: boolean;
  readonly trace: boolean;
  /** A model puts the answer into other words, where it is configured. */
  readonly phrase: boolean;
  /** Another knowledge folder than the built-in one. */
  readonly knowledge: string | undefined;
}

export const USAGE = [
  '用法：npm run --silent ask -- "三公经费是多少"',
  '      --jsonl          从标准输入逐行读 {"id","session","text"}，逐行写出答案',
  '      --trace          另写出怎样读懂、怎样计算',
  '      --phrase         让配置好的模型润色文字（数字不变），见 .env.example 的 LLM_…',
  '      --knowledge DIR  用另一个知识文件夹回答',
].join('\n');

/** Reads the command line; `--` ends the options, so that a question may begin with --. */
export function read(args: readonly string[]): Options | { readonly fault: string } {
  const words: string[] = [];
  let jsonl = false;
  let trace = false;
  let phrase = false;
  let knowledge: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') {
      words.push(...args.slice(i + 1));
      break;
    }
    if (arg === '--jsonl') jsonl = true;
    else if (arg === '--trace') trace = true;
    else if (arg === '--phrase') phrase = true;
    else if (arg === '--knowledge') {
      knowledge = args[++i];
      if (knowledge === undefined || knowledge === '') return { fault: '--knowledge 后面要有一个文件夹' };
    } else if (arg.startsWith('--')) return { fault: `没有这个选项：${arg}` };
    else words.push(arg);
  }
  if (!jsonl && words.length === 0) return { fault: '没有问题可答' };
  if (jsonl && words.length > 0) return { fault: '--jsonl 从标准输入读问题，命令行上不写问题' };
  if (jsonl && trace) return { fault: '--trace 只用于单个问题' };
  return { text: words.join(' '), jsonl, trace, phrase, knowledge };
}
