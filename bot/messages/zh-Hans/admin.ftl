### 管理员在私聊里看到的话。

admin-menu = ‹ 菜单
admin-menu-title = 管理菜单。您是{ $role }。随时可发 /cancel 取消正在做的事；不在填写时，照常提问即可。
admin-role-owner = 所有者：可以直接发布，也审批编辑的提议
admin-role-editor = 编辑：检查全部通过的可以自己发布，其余提交所有者审批
admin-menu-waiting = 待解答
admin-menu-edit = 修改
admin-menu-add = 新增
admin-menu-switch = 停用
admin-menu-import = 导入
admin-menu-export = 导出
admin-menu-history = 历史
admin-menu-statistics = 统计
admin-menu-proposals = 审批
admin-menu-backup = 备份
admin-menu-help = 帮助
admin-help =
    一切改动都先试：机器人逐条核对原文、数字、口径，重答全部审定问题，把改动前后摆出来，您点“发布”才生效。发布的每一版都能撤销。

    待解答　/waiting：没答上、被评为没用的问题，归到条目、写答案，或忽略
    修改　发条目名、编号，或它能回答的问题，再选要改什么：/faq edit　/observation edit
    新增　/faq add，或按样板写 YAML
    停用　/faq disable 条目；停用的条目不再回答，随时可以启用
    说法　/alias add 条目 说法　/alias remove 条目 说法
    导入　把 .yaml 或导出的 .zip 发给我　导出　/export
    新报告　把 .docx、.pdf、.html、.txt 发给我，读成草稿，每个数字带原句
    统计　/stats 30　每周摘要　/digest
    历史　/history　看第 3 版：/diff 3　撤销第 3 版：/undo 3 理由
    审批　/proposals（所有者）
    备份　/backup（所有者）
    检查　/check　问题为什么这样答：/explain 问题
    编辑　/grant 数字编号　/revoke 数字编号（所有者；不带编号列出编辑）
    取消　/cancel，或问题下面的“取消”

    按钮上的序号对应上面的行。等您回答的问题保留 15 分钟，试过的改动保留 24 小时，提议保留 30 天。
admin-cancel = 取消
admin-cancelled = 已取消。
admin-nothing-to-cancel = 没有正在做的事。
admin-dialogue-expired = 这一步已经过期，请从 /admin 重新开始。
admin-refused = 做不了：{ $reason }
admin-owners-only = 只有所有者能做这件事。
admin-item = · { $line }
admin-page = { $page }/{ $pages }
admin-nothing = （空）

admin-people = 编辑：{ $editors }
    /grant 加数字编号添加，/revoke 加数字编号取消。编号是 Telegram 的数字用户编号，不是用户名。
admin-nobody = 还没有
admin-granted = { $user } 现在是编辑。
admin-not-granted = { $user } 已经是编辑或所有者。
admin-revoked = { $user } 不再是编辑，他没有发布的改动已作废。
admin-not-revoked = { $user } 不是编辑。

admin-trial-open = 试改 { $id }，还没有发布
admin-trial-proposed = 提议 { $id }，等所有者审批
admin-trial-published = 改动 { $id }，已发布为第 { $revision } 版
admin-trial-dropped = 改动 { $id }，已放弃
admin-trial-author = 提议人：{ $user }
admin-trial-reason = { $reason }
admin-change-added = 新增 { $key }
admin-change-changed = 修改 { $key }
admin-change-removed = 删除 { $key }
admin-changes-many = 新增 { $added } 条，修改 { $changed } 条，删除 { $removed } 条；这里列出前 { $shown } 条。
admin-checking = 读到 { $count } 条改动，正在逐条核对、重答审定问题，要等一会儿。
admin-trial-conflict = 不能发布：同一条后来在第 { $revision } 版又改过，照做会把那次改动盖掉。先看 /diff { $revision }。
admin-trial-faults = 不能发布，有 { $count } 处问题：
admin-trial-faults-advice = 请按提示改好再试；这次试改可以放弃。
admin-trial-served = 发布后改由《{ $title }》回答。
admin-trial-unexplained = 发布后，报告里有 { $count } 个数字没有条目说明。
admin-trial-golden = 有 { $count } 条审定回答受影响，翻页查看前后对照；发布要再确认一次。
admin-preview-of = 问“{ $question }”，用户看到：
admin-answer-before = 改动前
admin-answer-after = 改动后
admin-answer-none = （没有回答）
admin-answer-same = 回答不变。
admin-golden = 审定问题 { $number }/{ $count }：{ $question }
admin-golden-refused = ⚠ 这个问题现在无法作答。
admin-golden-other-status = ⚠ 回答的类别变了，应为 { $about }。
admin-golden-lacks = ⚠ 回答里少了：{ $about }
admin-golden-holds-forbidden = ⚠ 回答里出现了不该有的：{ $about }
admin-golden-other-entries = ⚠ 没有用到条目：{ $about }
admin-golden-dropped = ⚠ 这个审定问题将不再检查。
admin-see = 按用户所见预览
admin-asked = 问：{ $question }
admin-publish = 发布
admin-approve = 批准
admin-refuse = 驳回
admin-withdraw = 撤回提议
admin-second-yes = 看过了，仍然发布
admin-propose = 提交审批
admin-drop = 放弃
admin-dropped = { $id } 已放弃，什么都没有改。
admin-published = 已发布，第 { $revision } 版，现在起照此回答。要撤销，点按钮或发 /undo { $revision }。
admin-verdict-refused = 没有发布：检查没有通过。
admin-verdict-second-yes = 审定回答会变。请看完前后对照，在最后一页再确认一次。
admin-verdict-owner-needed = 审定回答会变，需要所有者决定：请提交审批。
admin-verdict-proposed = 已提交，等所有者审批。
admin-verdict-conflict = 没有发布：这期间有人改了同一条。
admin-verdict-expired = 这次改动已经过期、已处理，或不存在。
admin-verdict-forbidden = 您不能决定这次改动。
admin-conflict = 先发布的是这一版。您的改动没有覆盖它；请在它的基础上重新修改：
admin-no-proposals = 没有等待审批的提议。
admin-proposal-approved = 您的提议 { $id } 已批准，发布为第 { $revision } 版。
admin-proposal-refused = 您的提议 { $id } 被驳回，什么都没有改。

admin-history = 历史，最新的在前
admin-history-empty = 还没有改动。
admin-history-button = 历史
admin-earlier = 更早
admin-revision = 第 { $number } 版　{ $at }　{ $author }　{ $count } 条　{ $reason }
admin-no-reason = （未说明）
admin-no-revision = 没有这一版。用法：/diff 3　/undo 3
admin-undo = 撤销这一版
admin-see-revision = 看改动

admin-find-edit = 要改哪一条？发条目名、编号，或它能回答的问题。
admin-find-switch = 要停用或启用哪一条？发条目名、编号，或它能回答的问题。
admin-find-alias = 给哪一条改说法？发条目名、编号，或它能回答的问题。
admin-entry-none = 没有找到。换个说法，或发条目编号。
admin-entry-which = 是哪一条？点序号，或另发一个说法。
admin-entry-gone = 这一条已经没有了。
admin-entry-line = [{ $kind }] { $title }（{ $id }）
admin-entry-line-disabled = [{ $kind }，已停用] { $title }（{ $id }）
admin-entry-id = { $kind }　{ $key }
admin-entry-disabled = 已停用
admin-entry-wordings = 说法：{ $wordings }
admin-entry-figures = 数值：{ $count } 个
admin-entry-unchanged = 没有改动记录。
admin-entry-changed = 最近改动：第 { $number } 版，{ $author }，{ $at }
admin-entry-history = 这一条的历史
admin-kind-indicators = 指标
admin-kind-glossary = 名词
admin-kind-plans = 安排
admin-kind-faq = 常见问题
admin-kind-questions = 审定问题
admin-kind-coverage = 非指标数字
admin-kind-report = 报告
admin-kind-lexicon = 词汇
admin-kind-glosses = 英文释义
admin-edit-figures = 数值
admin-edit-answer = 答案
admin-edit-answer-en = 英文答案
admin-edit-quotes = 原文
admin-edit-quote = 原文
admin-edit-value = 数值
admin-edit-text = YAML
admin-add-wording = ＋说法
admin-remove-wording = －说法
admin-disable = 停用
admin-enable = 启用
admin-figure-value = 数值 { $value }　单位 { $unit }　原文写法 { $written }
admin-ask-answer = 现在是：{ $value }
    请发新的内容。
admin-ask-value = 现在：{ $value } { $written }
    请发新的数值和原文写法，中间空一格，例如：2079.4 2079.4亿元
admin-value-unreadable = 没看懂。先写数值，空一格，再写报告里的写法，例如：2079.4 2079.4亿元
admin-ask-text = 以上是这一条的 YAML。请改好整条发回，编号（id）不变。
admin-ask-wording = 给“{ $title }”加什么说法？
admin-which-wording = 去掉“{ $title }”的哪个说法？
admin-no-wordings = 这一条没有别的说法。
admin-quote-ask = 原文是哪一句？发几个字，我在报告里找。
admin-quote-which = 依据是哪一句原文？点序号，或另发几个字再找。
admin-quote-none = 报告里没有找到。换几个字再找。
admin-observation-usage = 用法：/observation edit 指标
admin-alias-usage = 用法：/alias add 条目 说法，或 /alias remove 条目 说法。条目名里有空格的，先只发 /alias add。
admin-faq-usage = 用法：/faq add 问题，/faq edit 条目，/faq disable 条目
admin-faq-questions = 用户会怎么问？一行一个说法，第一行最常用。
admin-faq-answer = “{ $question }”怎么回答？数字必须在引用的原文里。
admin-faq-answer-en = 英文怎么回答？发 - 跳过。
admin-add = 新增什么？
admin-ask-new = 请照样板写好发来，可以一次几条。
admin-reason-undo = 撤销第 { $revision } 版
admin-reason-why = { $reason }：{ $why }
admin-too-long = 太长，最多 { $most } 字，没有收下。请改短再发。
admin-reason-edit = 修改“{ $title }”
admin-reason-disable = 停用“{ $title }”
admin-reason-enable = 启用“{ $title }”
admin-reason-wording = “{ $title }”加说法“{ $wording }”
admin-reason-no-wording = “{ $title }”去掉说法“{ $wording }”
admin-reason-faq = 新增常见问题“{ $question }”
admin-reason-add = 新增
admin-reason-import = 导入 { $file }
admin-pattern-indicators =
    - id: made-up-indicator
      name: 指标名
      name_en: name of the indicator
      aliases: [别名]
      category: 综合经济
      unit: 亿元
      direction: up
      observations:
        - time_period: "2020"
          value: "12.5"
          as_written: 12.5亿元
          quote: 报告原文里的一句，含12.5亿元
admin-pattern-glossary =
    - id: made-up-term
      number: 99
      term: 名词
      name_en: the term
      aliases: [别名]
admin-pattern-plans =
    - id: made-up-plan
      title: 安排
      title_en: the plan
      topic: 产业
      time_period: "2021"
      quote: 报告原文里的一句
admin-pattern-questions =
    - id: made-up-question
      question: 问题
      status: answered
      says: [回答里必须有的字]
      note: 为什么这样才对

admin-import = 把 .yaml 文件，或 /export 得到的 .zip，直接发到这里，最大 20 MB。我先核对、对比，给您看改动，您确认后才发布；文件里没有的条目保持不变。
admin-exported = 现在的全部条目。改好后发回来就是导入。
admin-file-unknown = 这种文件用不上。能收的：.yaml、.yml、导出的 .zip，和报告 .docx、.pdf、.html、.txt。
admin-file-too-large = 文件太大，最大 20 MB。
admin-file-not-fetched = 没能从 Telegram 取到文件，请再发一次。
admin-archive-too-large = 压缩包里文件太多或太大。
admin-archive-names = 压缩包里有不该有的文件名。
admin-archive-unreadable = 压缩包打不开。

admin-check-well = 检查通过：条目、原文、审定回答都没有问题。
admin-check-faults = 有 { $count } 处问题：
admin-explain-usage = 用法：/explain 问题（最长 512 字）

admin-command-admin = 管理菜单
admin-command-faq = 常见问题：add、edit、disable
admin-command-alias = 说法：add、remove
admin-command-observation = 数值：edit
admin-command-history = 改动历史
admin-command-diff = 看某一版的改动
admin-command-undo = 撤销某一版
admin-command-proposals = 待审批的提议
admin-command-check = 检查全部条目
admin-command-explain = 问题为什么这样答
admin-command-export = 导出全部条目
admin-command-grant = 添加编辑
admin-command-revoke = 取消编辑
admin-command-cancel = 取消正在做的事

admin-menu-digest = 每周摘要
admin-find-attach = 这个问题归到哪一条？发条目名、编号，或它能回答的问题。
admin-waiting = 待解答，共 { $count } 组，问得多的在前
admin-waiting-none = 没有待解答的问题。
admin-waiting-gone = 这一组已经不用处理了。
admin-waiting-attach = 加为说法
admin-waiting-answer = 写常见问题
admin-waiting-dismiss = 忽略
admin-statistics-picture = 按日、按结果：answered 已回答，clarify 反问，not_found 未回答，smalltalk 寒暄
admin-statistics-days = { $days } 天
admin-digest-on = 每周发给我
admin-digest-off = 不再每周发
admin-digest-kept-on = 好，从现在起每周发一次。/digest off 可停。
admin-digest-kept-off = 好，不再每周发。
admin-draft-unreadable = 读不成报告：{ $reason }
admin-draft-files = 草稿文件。按“需要人工补充或核对”改好，压缩成 .zip 发回来，就是试着发布。
admin-draft-try = 试着发布
admin-draft-expired = 草稿已经过期，请把报告再发一次。草稿文件仍可发回。
admin-reason-draft = 新报告《{ $title }》
admin-command-waiting = 待解答的问题
admin-command-stats = 统计，可加天数
admin-command-digest = 每周摘要：on、off
admin-backup-made = 备份 { $name }，{ $size } 字节，到第 { $revision } 版，已核对。里面有大家的问题，请妥善保存。
admin-backup-kept = 备份 { $name } 已在服务器上做好并核对，{ $size } 字节，到第 { $revision } 版；超过 Telegram 的 50 MB，没有发来。
admin-command-backup = 备份数据库
admin-status-actual = 实际
admin-status-target = 目标
admin-status-estimate = 预计
admin-refused-nothing = 已经是这样了，没有要改的。
admin-refused-no-entry = 没有“{ $about }”这一条。
admin-refused-no-wording = 没有“{ $about }”这个说法。
admin-refused-empty = 新的说法是空的。
admin-refused-other-id = 编号不能改，应为 { $about }。
admin-refused-known = 已经有“{ $about }”这一条了。
admin-refused-no-revision = 没有第 { $about } 版。
