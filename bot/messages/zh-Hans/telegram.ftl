### What the bot says in Telegram beside its answers.

telegram-place = —— 出处：{ $place }，{ $date }
telegram-date = { $year }年{ $month }{ $day }日
telegram-month-1 = 1月
telegram-month-2 = 2月
telegram-month-3 = 3月
telegram-month-4 = 4月
telegram-month-5 = 5月
telegram-month-6 = 6月
telegram-month-7 = 7月
telegram-month-8 = 8月
telegram-month-9 = 9月
telegram-month-10 = 10月
telegram-month-11 = 11月
telegram-month-12 = 12月

telegram-start =
    您好，我是问报。请直接提问，我从《{ $title }》里找答案，每个答案都附报告原文。

    报告没写的，我会直说“报告未提及”。试试下面的问题：
telegram-help =
    直接发问题就行，例如指标、目标、名词、报告里的安排。可以接着追问，改了问题，答案也会跟着改。

    /indicators 指标　/targets 目标
    /term 名词解释　/outline 报告目录
    /new 换个话题　/lang 语言
    /about 关于　/privacy 隐私　/forget 删除我的记录

    在群里：/ask 加问题，回复我的消息，或者 { $bot }。用 /ask 回复别人的消息，我就回答那条消息。
    在任何聊天里输入 { $bot } 加关键词，可以直接引用答案。
telegram-ask-usage = 请把问题写在 /ask 后面，或者用 /ask 回复一条写有问题的消息。
telegram-about =
    问报根据《{ $title }》回答问题。答案由人工整理、程序逐条核对，不是机器生成的；数字都能在所附原文里找到，或由原文里的数字当面算出。

    报告没有提到的，不猜。
telegram-privacy =
    保存什么，保存多久：
    · 问题原文、是否答上、耗时，您对答案的评价，{ $questions } 天；
    · 哪条消息回答了哪个问题（改了问题才能跟着改答案），{ $messages } 天；
    · 追问用的上文，{ $minutes } 分钟，/new 可随时清除；
    · 您用 /lang 选的语言，直到您改掉或删除。

    您的账号只以一个无法还原的编号保存。不保存姓名、用户名、电话，也不保存群名。行内查询不保存。

    /forget 立即删除以上全部；数据库备份里的，约两周后随旧备份删除。
telegram-forgotten = 已删除您的全部记录，共 { $count } 条。
telegram-new = 好，换个话题。前面的问题我不再参考。
telegram-unknown-command = 没有这个命令。直接发问题就行，/help 看用法。
telegram-settings-in-groups = /settings 用在群里，由群管理员来发。这里的语言用 /lang 选。
telegram-text-only = 我只看得懂文字，请把问题打出来。
telegram-gone = 这一条已经不在资料里了。

telegram-terms = 名词解释，共 { $count } 条
telegram-terms-search = 点开看解释；/term 后面加词可以查找。
telegram-terms-found = 名词解释里与“{ $sought }”有关的：
telegram-terms-none = 名词解释里没有“{ $sought }”。
telegram-all-terms = 全部名词
telegram-page = 第 { $page }/{ $pages } 页
telegram-previous = ‹
telegram-next = ›
telegram-outline = 《{ $title }》目录：
telegram-section-size = 共{ $paragraphs }段，{ $figures }个数
telegram-back = ‹ 返回
telegram-back-to-outline = ‹ 目录
telegram-paragraph = 第 { $number } 段，共 { $count } 段
telegram-indicators = 指标，共 { $count } 项，按类别：
telegram-category = { $name }　{ $count }
telegram-back-to-categories = ‹ 类别
telegram-related-to = 与“{ $name }”相关的指标：
telegram-targets = { $year }年目标，共 { $count } 项
telegram-targets-of = { $year }年目标
telegram-targets-none = 报告没有列出{ $year }年的目标，有的是这些年：
telegram-list = 、
telegram-numbered = { $number }. { $line }

telegram-context = 上下文
telegram-related = 相关指标
telegram-all-targets = 全部目标
telegram-other-scope = 另一口径
telegram-useful = 有用
telegram-useless = 没用
telegram-share = 分享
telegram-share-opens = { $headline }（链接打开的是：{ $opens }）
telegram-ticked = ✓ { $label }
telegram-thanks = 谢谢，记下了。
telegram-sorry = 记下了。愿意的话，点一下原因。
telegram-reason-wrong = 数字不对
telegram-reason-beside = 答非所问
telegram-reason-incomplete = 没说全
telegram-reason-write = 写一句…
telegram-reason-prompt = 哪里没用？请回复这条消息，写一句就行。
telegram-reason-placeholder = 哪里没用
telegram-reason-kept = 原因记下了，谢谢。
telegram-answer-forgotten = 这条回答的记录已经删除，不能再评价。

telegram-language = 我用哪种语言和您说话？
telegram-language-simplified = 简体中文
telegram-language-traditional = 繁体中文
telegram-language-english = English
telegram-language-automatic = 跟随 Telegram
telegram-language-kept = 好，就用这种语言。

telegram-rules =
    本群设置，只有群管理员能改。

    第一组：用哪种语言。第二组：提到我时回不回答（/ask 和回复我的消息总会回答）。第三组：完整回答，还是只给首行和原文。分话题的群还可以只在一部分话题里回答。
telegram-rules-language-automatic = 跟随提问的人
telegram-rules-mention-on = 提到我就回答
telegram-rules-mention-off = 提到不回答
telegram-rules-reply-full = 完整回答
telegram-rules-reply-short = 简短回答
telegram-rules-topic-all = 所有话题
telegram-rules-topic-here = 这个话题
telegram-rules-kept = 已按此设置。
telegram-rules-admins = 只有群管理员能改设置。
telegram-rules-moved = 本群已升级为超级群，请重新发 /settings。

telegram-inline-button = 到私聊里问问报

telegram-too-many = 问得太快了，请过一会儿再问。
telegram-too-many-commands = 命令发得太快了，这一条没有执行，请过一会儿再发。
telegram-too-many-presses = 点得太快了，这一下没有算，请过一会儿再点。
telegram-button-outdated = 这个按钮已经失效，请直接发问题。
telegram-question-too-long = 问题太长了（{ $length } 字），请缩到 { $limit } 字以内。
telegram-question-empty = 没有看到问题，请用文字写下来。
telegram-store-failed = 数据库暂时不能读写，什么也没有改，请稍后再试。
telegram-unavailable = 暂时无法回答，请稍后再试。
telegram-failed = 抱歉，出错了，这个问题没能回答。编号 { $request }，反馈时请附上。

telegram-command-start = 开始，看几个例子
telegram-command-ask = 提问
telegram-command-term = 名词解释
telegram-command-indicators = 指标，按类别
telegram-command-targets = 各年的目标
telegram-command-lang = 选择语言
telegram-command-settings = 本群设置（管理员）
telegram-command-forget = 删除我的记录
telegram-command-outline = 报告目录
telegram-command-new = 换个话题
telegram-command-help = 怎么用
telegram-command-about = 关于问报
telegram-command-privacy = 保存哪些信息
