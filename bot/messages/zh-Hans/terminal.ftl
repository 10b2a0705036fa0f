### What the commands say in the terminal beside the answers.

terminal-help = 问报：回答关于政府工作报告的问题，每个回答都附原文。
terminal-help-ask = 回答一个问题。
terminal-help-ask-question = 要问的问题。
terminal-help-ask-json = 输出一个 JSON 对象。
terminal-help-ask-jsonl = 从标准输入读 JSON，一行一题，按顺序回答，一行一个结果。
terminal-help-ask-explain = 显示问题是怎样被理解的，不作回答。
terminal-help-chat = 在终端里对话，可以追问。
terminal-help-check = 检查知识库，问一遍基准问题，逐条指出问题。
terminal-help-coverage = 列出报告里还没有条目解释的数字。
terminal-help-check-folder = 只检查这一个文件夹，例如一份草稿。
terminal-help-draft = 把一份报告（.docx、.pdf、.html、.txt）读成草稿，写成 YAML 供人工核对；发布之前不会用来回答问题。
terminal-help-draft-file = 报告文件。
terminal-help-draft-folder = 草稿写到这个文件夹下。
terminal-help-draft-figures = 显示几个候选数据；其余的在文件里。
terminal-help-eval = 用评分题目检验回答，按题型和语言统计正确率；有误导的回答时以非零状态结束。
terminal-help-eval-files = 评分题目文件，每行一个 JSON 对象。
terminal-help-run = 启动 Telegram 机器人；没有设置令牌时在终端里对话。
terminal-help-unanswered = 列出最近没有答上来的问题，最新的在前。
terminal-help-feedback = 列出最近被评为没用的回答，最新的在前。
terminal-help-waiting = 列出待解答的问题：没有答上来的和被评为没用的，相近的归在一起，问得多的在前。
terminal-help-waiting-limit = 最多列出几组。
terminal-help-stats = 统计问题：按日、结果、类型、来处，问得最多的问题，耗时。
terminal-help-stats-days = 统计最近几天，今天在内。
terminal-help-import = 把一个知识库文件夹按条目并入数据库；两边都改过的条目会列出来，一条也不写入。
terminal-help-import-folder = 知识库文件夹，例如 knowledge。
terminal-help-import-dry-run = 只说会改什么，不写入。
terminal-help-import-accept = 同意核定问题的回答改变。
terminal-help-import-take = 两边都改过的条目用文件夹里的（写条目的键，可以重复）。
terminal-help-export = 把数据库里的知识库写成 YAML 文件夹；同样的内容总是同样的字节。
terminal-help-export-folder = 写到哪个文件夹。
terminal-help-log = 列出最近的修订；给出编号时，显示那次修订改了什么。
terminal-help-log-number = 修订编号。
terminal-help-unanswered-limit = 最多列出几条。

terminal-place = 出处：{ $place }
terminal-quote = 「{ $quote }」
terminal-suggestions = 还可以问：

terminal-greeting =
    您好，我是问报，回答关于《{ $title }》的问题，每个回答都附原文。
    /help 看用法，/quit 退出。
terminal-prompt = {"问 › "}
terminal-chat-help =
    直接输入问题；可以接着追问，例如“那目标呢”。列出编号时，输入编号就是选它。
    /new 换个话题　/help 看用法　/quit 退出（也可以按 Ctrl-D）
terminal-chat-new = 好，换个话题。前面的问题不再参考。
terminal-chat-unknown = 没有命令 { $command }，可用的有 /help、/new、/quit。
terminal-goodbye = 再见。

terminal-no-token = 没有设置 TELEGRAM_BOT_TOKEN，改为在终端里对话。
terminal-telegram-starting = 正在启动 Telegram 机器人，按 Ctrl-C 停止。
terminal-check-passed = 知识库没有问题：{ $reports } 份报告，{ $indicators } 项指标，{ $observations } 条数据，{ $terms } 条名词解释，{ $plans } 项计划，{ $faqs } 个常见问题；答对基准问题 { $questions } 个。
terminal-check-broken = 基准问题 { $id }「{ $question }」：{ $reasons }
terminal-check-broken-reply = { $failed }；{ $reply }
terminal-coverage-report = { $report }：{ $total } 个数字，已解释 { $explained } 个。
terminal-coverage-numeral = { $place }　{ $number }　…{ $context }…
terminal-coverage-incomplete = 还有 { $count } 个数字没有解释。
terminal-waiting-none = 没有待解答的问题。
terminal-unanswered-none = 没有未答上的问题。
terminal-unanswered-line = { $moment }　{ $surface }　{ $question }
terminal-feedback-none = 没有被评为没用的回答。
terminal-feedback-line = { $moment }　{ $surface }　{ $question }　（{ $reason }）
terminal-reason-wrong = 数字不对
terminal-reason-beside = 答非所问
terminal-reason-incomplete = 没说全
terminal-surface-terminal = 终端
terminal-surface-private = 私聊
terminal-surface-group = 群聊
terminal-surface-inline = 行内
terminal-import-taken = { $change }
terminal-import-more = ……还有 { $count } 条
terminal-import-kept = = { $key }（只在数据库里改过，文件夹里还没有；export 可以写出）
terminal-import-conflict = ! { $key }（两边都改过；- 数据库，+ 文件夹）
terminal-import-golden = ? { $question }：{ $before } → { $after }
terminal-import-not-applied = 没有写入。先解决上面列出的问题；同意核定问题的回答改变，加 --accept；冲突用文件夹里的，加 --take 键。
terminal-import-nothing = 没有要并入的改动。
terminal-import-would = 会并入 { $count } 条改动（--dry-run，没有写入）。
terminal-import-applied = 已并入 { $count } 条改动，修订 { $number }。
terminal-export-written = 已写出 { $count } 个文件：{ $folder }
terminal-export-strange = 数据库里没有这个文件，没有动它：{ $path }
terminal-log-revision = { $number }　{ $moment }　{ $author }　{ $count } 条
terminal-log-reason = {"    "}原因：{ $reason }
terminal-log-change = {"    "}{ $change }
terminal-log-none = 没有修订。
terminal-eval-kind = 题型
terminal-eval-total = 合计
terminal-eval-count = { $passed }/{ $asked }
terminal-eval-share = { $passed }/{ $asked } { $share }%
terminal-eval-harmful = 误导的回答：{ $count } 个
terminal-eval-missed = 没有误导的错误：{ $count } 个
terminal-eval-failure = { $id }　{ $question }
terminal-eval-reply = 回答（{ $status }）：{ $headline }
terminal-eval-no-reply = 没有回答
terminal-eval-bad-line = { $file }:{ $line }: { $reason }
terminal-eval-bad-field = “{ $field }”缺少、多余，或者不是应有的样子。
terminal-eval-unreadable = { $file }: 文件读不了（{ $reason }）。
terminal-eval-nothing = 没有可用的题目。
terminal-eval-fault-refused = 题目里没有问题
terminal-eval-fault-not-silent = 报告没有提到，却没有这样说
terminal-eval-fault-not-answered = 报告里有答案，却没有回答
terminal-eval-fault-neither-asked-nor-complete = 既没有反问，也没有给出全部可能
terminal-eval-fault-too-long = 回答太长：{ $about } 个字符
terminal-eval-fault-wrong-in-headline = 首行里不该有：{ $about }
terminal-eval-fault-headline-lacks = 首行里缺少：{ $about }
terminal-eval-fault-lacks = 回答里缺少：{ $about }
terminal-eval-fault-uncited = 引文里一个也没有：{ $about }
terminal-eval-fault-misread = 问题应当读作：{ $about }
terminal-eval-fault-other-entries = 没有用到条目：{ $about }
terminal-progress = 已回答 { $count } 题

terminal-error-empty = 没有问题：请输入一个问题。
terminal-error-too-long = 问题太长：{ $length } 个字符，最多 { $limit } 个。
terminal-error-knowledge = 知识库不能用，共 { $count } 处错误，第一处：{ $first }（运行 python -m bot check 看全部）
terminal-file-unreadable = { $file }: 文件读不了（{ $reason }）。
terminal-file-unwritable = { $file }: 写不进去（{ $reason }）。
terminal-file-exists = { $file }: 文件已经存在，没有覆盖；请换一个文件夹，或先删掉它。
terminal-error-one-mode = --json、--jsonl 和 --explain 只能选一个。
terminal-error-question-and-rows = --jsonl 从标准输入读问题，命令行上不要再写问题。
terminal-error-unexpected = 程序内部错误（{ $kind }）；设 LOG_LEVEL=DEBUG 再运行一次，可看到详情。
terminal-row-not-text = 这一行不是 UTF-8 文本。
terminal-row-not-json = 这一行不是 JSON。
terminal-row-not-object = 这一行不是 JSON 对象。
terminal-row-no-question = 这一行没有 question，或者它不是文本。
terminal-row-bad-history = history 应当是文本的列表。
