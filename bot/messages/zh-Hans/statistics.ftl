### Figures about what is asked, and the words for what they are counted by.

statistics-title = 统计：{ $first } 至 { $last }
statistics-total = 问题 { $questions } 个；评为有用 { $useful } 次，没用 { $useless } 次
statistics-latency = 耗时：中位数 { $median } 毫秒，99% 的问题在 { $tail } 毫秒以内
statistics-by-day = 按日
statistics-by-status = 按结果
statistics-by-kind = 按类型
statistics-by-surface = 按来处
statistics-top = 问得最多
statistics-day = { $day }　{ $count }　{ $statuses }
statistics-day-status = { $status } { $count }
statistics-count = { $label }　{ $count }
statistics-question = { $number }. { $question }　{ $count }
statistics-separator = 、

status-answered = 已回答
status-clarify = 反问
status-not_found = 未回答
status-smalltalk = 闲聊

kind-figure = 数据
kind-figures = 几项数据
kind-compare = 比较
kind-glossary = 名词解释
kind-plan = 计划
kind-list = 列表
kind-fact = 事实
kind-reverse = 由数查事
kind-navigation = 目录
kind-clarify = 反问
kind-silence = 报告未提及
kind-not_understood = 没看懂
kind-smalltalk = 闲聊

surface-terminal = 终端
surface-private = 私聊
surface-group = 群聊
surface-inline = 行内
