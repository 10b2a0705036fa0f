### What is said of a report's draft to whoever curates it.

draft-title = { $title }（草稿 { $id }）
draft-about = 地区：{ $region }　作报告日期：{ $date }　报告人：{ $speaker }　回顾 { $review } 年，安排 { $plan } 年
draft-unknown = 没有找到
draft-counts = { $sections } 个部分，{ $terms } 条名词解释，{ $figures } 个候选数据
draft-coverage = 全文 { $total } 个数字，草稿解释了 { $explained } 个。
draft-section = { $place }　{ $heading }
draft-figure = { $name }　{ $period }　{ $measure }　{ $figure }
draft-figure-sentence = 「{ $sentence }」（{ $place }）
draft-figure-doubt = 存疑：{ $doubts }
draft-figures-more = 还有 { $count } 个候选数据，都在草稿文件里。
draft-to-do = 需要人工补充或核对：
draft-not-served = 草稿所在文件夹名以 _ 开头，发布（改名）之前不会用来回答问题。

draft-measure-level = 数值
draft-measure-cumulative = 累计
draft-measure-growth = 增长
draft-measure-annual_growth = 年均增长
draft-measure-decrease = 下降
draft-measure-increase = 增加
draft-measure-share = 占比
draft-measure-contribution = 拉动
draft-measure-gap = 差距
draft-measure-rank = 位次
draft-target = { $measure }（目标）
draft-estimate = { $measure }（预计）

draft-doubt-name-inherited = 名称承前文
draft-doubt-name-vague = 名称太笼统或太长
draft-doubt-name-taken = 与另一个数据同名同期
draft-doubt-shared-out = “分别”并列
draft-doubt-period-guessed = 时期是推测的

draft-remark-title-by-name = 正文没有标题，用文件名作了标题：请核对。
draft-remark-no-region = 没有找到报告属于哪个地区：请填写 region。
draft-remark-no-date = 没有找到作报告的日期：请填写 delivered_on。
draft-remark-no-speaker = 没有找到报告人：请填写 speaker。
draft-remark-no-years = 没有找到报告回顾和安排的年份：请填写 review_year 和 plan_year，并核对每个数据的时期。
draft-remark-no-glossary = 报告没有附名词解释。
draft-remark-unnumbered-glossary = 名词解释没有编号，没有读成条目。
draft-remark-no-english = { $count } 项指标和名词解释缺英文名：请填写 name_en。
draft-remark-unknown-units = 词表里没有这些单位，请加进 lexicon.yaml：{ $units }
draft-remark-other-kind = 文件名说是 { $named }，内容其实是 { $kind }，已按内容读取。
draft-remark-repeated = { $count } 个数字重复了别处的数据，没有再列。
draft-remark-unexplained = { $count } 个数字没有读成数据：请补充为数据，或写进 coverage.yaml 说明原因。
