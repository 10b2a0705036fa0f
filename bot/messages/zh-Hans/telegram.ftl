### What the bot says in Telegram beside its answers.

telegram-place = —— 出处：{ $place }

telegram-start =
    您好，我是问报。请直接提问，我从《{ $title }》里找答案，每个答案都附报告原文。

    报告没写的，我会直说“报告未提及”。试试下面的问题：
telegram-help =
    直接发问题就行，例如指标、目标、名词、报告里的安排。可以接着追问，改了问题，答案也会跟着改。

    /term 名词解释　/outline 报告目录
    /new 换个话题　/about 关于　/privacy 隐私

    在群里：/ask 加问题，回复我的消息，或者 { $bot }。用 /ask 回复别人的消息，我就回答那条消息。
    在任何聊天里输入 { $bot } 加关键词，可以直接引用答案。
telegram-ask-usage = 请把问题写在 /ask 后面，或者用 /ask 回复一条写有问题的消息。
telegram-about =
    问报根据《{ $title }》回答问题。答案由人工整理、程序逐条核对，不是机器生成的；数字都能在所附原文里找到，或由原文里的数字当面算出。

    报告没有提到的，不猜。
telegram-privacy =
    为了改进回答，会保存：问题原文、是否答上、耗时，以及一个无法还原身份的编号（由您的账号加密算出）。

    不保存姓名、用户名、电话，也不保存群名。追问用的上文只在内存里，/new 可随时清除。
telegram-new = 好，换个话题。前面的问题我不再参考。
telegram-unknown-command = 没有这个命令。直接发问题就行，/help 看用法。
telegram-text-only = 我只看得懂文字，请把问题打出来。

telegram-terms = 名词解释，共 { $count } 条（第 { $page }/{ $pages } 页）。点开看解释：
telegram-previous = ‹ 上一页
telegram-next = 下一页 ›
telegram-outline = 《{ $title }》目录：
telegram-whole-part = 这一部分讲什么
telegram-back = ‹ 返回目录

telegram-inline-button = 到私聊里问问报

telegram-too-many = 问得太快了，请过一会儿再问。
telegram-button-outdated = 这个按钮已经失效，请直接发问题。
telegram-question-too-long = 问题太长了（{ $length } 字），请缩到 { $limit } 字以内。
telegram-question-empty = 没有看到问题，请用文字写下来。
telegram-store-failed = 暂时读不到资料，请稍后再试。
telegram-unavailable = 暂时无法回答，请稍后再试。
telegram-failed = 抱歉，出错了，这个问题没能回答。编号 { $request }，反馈时请附上。

telegram-command-start = 开始，看几个例子
telegram-command-ask = 提问
telegram-command-term = 名词解释
telegram-command-outline = 报告目录
telegram-command-new = 换个话题
telegram-command-help = 怎么用
telegram-command-about = 关于问报
telegram-command-privacy = 保存哪些信息
