### What waits for whoever keeps the knowledge.

waiting-group = { $number }. { $question }　{ $facts }
waiting-count = 问过 { $count } 次
waiting-unanswered = 未回答 { $count }
waiting-useless = 没用 { $count }
waiting-useless-why = 没用 { $count }（{ $reasons }）
waiting-latest = 最近 { $day }
waiting-wordings = 也问：{ $wordings }
waiting-separator = {"　"}
waiting-list-separator = ；
waiting-reason-wrong = 数字不对
waiting-reason-beside = 答非所问
waiting-reason-incomplete = 没说全

digest-title = 一周摘要：{ $since } 至 { $until }
digest-unanswered = 没能回答
digest-useless = 被评为没用
digest-nothing = 这一周没有等着处理的问题。
