# Words of the answers themselves. $name, $value and $quote come from the store.

period-year = { $year }年
period-five-year-plan = “{ $plan }”时期
period-plan-end = 到{ $year }年
period-span = { $start }—{ $end }年

figure-level = { $period }{ $name }：{ $value }
figure-cumulative = { $period }{ $name }累计：{ $value }
figure-growth = { $period }{ $name }同比增长：{ $value }
figure-annual_growth = { $period }{ $name }年均增长：{ $value }
figure-decrease = { $period }{ $name }下降：{ $value }
figure-increase = { $period }{ $name }提高（增加）：{ $value }
figure-share = { $period }{ $name }占{ $share }的比重：{ $value }
figure-contribution = { $period }{ $name }拉动{ $share }：{ $value }
figure-gap = { $period }{ $name }高于{ $share }：{ $value }
figure-rank = { $period }{ $name }：{ $value }
figure-words = { $period }{ $name }：{ $value }

target-level = { $period }{ $name }目标：{ $value }
target-cumulative = { $period }{ $name }累计目标：{ $value }
target-growth = { $period }{ $name }增长目标：{ $value }
target-annual_growth = { $period }{ $name }年均增长目标：{ $value }
target-decrease = { $period }{ $name }下降目标：{ $value }
target-increase = { $period }{ $name }提高目标：{ $value }
target-share = { $period }{ $name }占{ $share }的比重目标：{ $value }
target-contribution = { $period }{ $name }拉动{ $share }目标：{ $value }
target-gap = { $period }{ $name }高于{ $share }目标：{ $value }
target-rank = { $period }{ $name }位次目标：{ $value }
target-words = { $period }{ $name }目标：{ $value }

estimate-suffix = （预计）
scope-suffix = （{ $scope }）
scope-assumed-suffix = （报告按{ $scope }）
also = · { $statement }
same-sentence = · 同句：{ $statement }
note = 说明：{ $note }
assumed-period = 没有指明时期，先按报告的{ $period }回答；其他时期见下。
inherited = （接上一问：{ $what }）
separator = ；
list-separator = 、

premise-value-wrong = 不是{ $claimed }。{ $statement }
premise-not-over = 没有超过{ $claimed }。{ $statement }
premise-not-under = 不少于{ $claimed }。{ $statement }
premise-value-right = 是的。{ $statement }
premise-value-other = { $claimed }是另一个数：{ $other }。{ $statement }
premise-not-down = 没有减少，是增长。{ $statement }
premise-not-lowered = 没有降低，是提高。{ $statement }
premise-no-direction = 报告没有说是升是降，只给出：{ $statement }
premise-not-up = 没有增长，是下降。{ $statement }
premise-no-reason = 报告没有说明原因。

compare-as-claimed = 是的。
compare-more-rate = 不是，更高。
compare-less-rate = 不是，更低。
compare-more-amount = 不是，更多。
compare-less-amount = 不是，更少。
amount-rough = 约{ $value }
amount-and-more = { $number }余{ $unit }
compare-difference = 相差{ $value }：{ $larger } − { $smaller } = { $value }
compare-equal = 两者相同，都是{ $value }
compare-sum = 合计{ $value }：{ $formula } = { $value }
compare-ratio = { $larger }是{ $smaller }的{ $value }倍
compare-mismatch = 单位或指标性质不同，不能直接加减：{ $statements }

term-headline = 名词解释{ $number }：{ $term }
term-translated = { $printed }（{ $term }）
term-part = { $part }：{ $definition }
term-items = 包括{ $count }项：{ $items }
plan-headline = { $period }计划：{ $title }
plan-quote = 报告原文：{ $quote }
member = 有{ $item }。{ $listed }
faq-items = 共{ $count }项：
item-line = { $number }. { $item }
sentence-headline = 报告原文（{ $place }）：{ $quote }
reverse-headline = { $number }：{ $statement }
reverse-scope-right = 是{ $scope }。{ $statement }
reverse-scope-wrong = 不是{ $scope }。{ $statement }
reverse-many = 报告里有{ $count }处{ $number }：

targets-headline = 报告提出的{ $period }指标目标共{ $count }项

navigation-section = { $title }：共{ $paragraphs }段
navigation-parts = 报告共{ $count }部分：{ $parts }
navigation-glossary-count = 名词解释共{ $count }条
navigation-no-such-item = 名词解释只有{ $count }条，没有第{ $number }条
navigation-no-such-section = 报告里没有第{ $number }部分

silence-plain = 报告未提及这个问题的答案
silence-period = 报告没有给出{ $period }的“{ $name }”
silence-scope = 报告没有按{ $scope }给出所问的“{ $name }”
silence-target = 报告没有给出{ $name }的目标数
silence-actual = 报告没有给出{ $name }的实际数
silence-amount = 报告没有给出{ $name }的总量（绝对数）
silence-of-growth = 报告没有给出{ $name }的增速
silence-of-annual_growth = 报告没有给出{ $name }的年均增速
silence-of-decrease = 报告没有给出{ $name }的降幅
silence-of-increase = 报告没有给出{ $name }的增幅
silence-of-share = 报告没有给出{ $name }的占比
silence-of-rank = 报告没有给出{ $name }的位次
silence-of-contribution = 报告没有给出{ $name }的拉动作用
silence-measure = 报告没有给出{ $name }的这项数据
silence-nearest = 报告里最接近的是：
silence-has = 报告给出的是：{ $statement }
silence-mentioned = 报告提到“{ $word }”，但没有解释它
silence-mentioned-where = 提到的原句：{ $quote }
not-understood-headline = 没看懂这个问题
not-understood-hint = 可以直接写指标、名词或项目的名字，例如：

clarify-headline = 您问的是哪一个？

smalltalk-greeting = 您好！我回答《{ $title }》里的问题：指标、目标、名词解释和各项工作。
smalltalk-thanks = 不客气，还想查什么直接问。
smalltalk-farewell = 再见，需要时再来问。
smalltalk-about = 我是问报，只根据《{ $title }》回答问题，每个数字都附原文；报告没写的，我会直说没有。
smalltalk-praise = 好的，还想查什么直接问。
smalltalk-complaint = 抱歉。在 Telegram 私聊里点那条答案下面的“没用”，再点原因或“写一句…”，维护的人就能看到；也可以换个问法再问。
smalltalk-abuse = 我只会查报告，换个问题试试吧。

question-figure = { $period }{ $name }是多少？
question-count = { $period }{ $name }有多少{ $unit }？
question-batch = { $period }{ $name }是第几批？
question-grade = { $period }{ $name }是几级？
question-growth = { $period }{ $name }增长多少？
question-term = { $term }是什么意思？
question-plan = { $title }
full-stop = 。
question-target = { $period }{ $name }的目标是多少？

brief-line = { $label }：{ $value }
brief-separator = {"，"}
brief-level = 数值
brief-cumulative = 累计
brief-growth = 同比增长
brief-annual_growth = 年均增长
brief-decrease = 下降
brief-increase = 提高（增加）
brief-share = 占{ $share }的比重
brief-contribution = 拉动{ $share }
brief-gap = 高于{ $share }
brief-rank = 位次
brief-target-level = 目标
brief-target-cumulative = 累计目标
brief-target-growth = 增长目标
brief-target-annual_growth = 年均增长目标
brief-target-decrease = 下降目标
brief-target-increase = 提高目标
brief-target-share = 占{ $share }的比重目标
brief-target-contribution = 拉动{ $share }目标
brief-target-gap = 高于{ $share }目标
brief-target-rank = 位次目标
compare-larger = { $name }更高。
compare-smaller = { $name }更低。
compare-highest = 最高的是{ $name }（{ $value }）
compare-lowest = 最低的是{ $name }（{ $value }）
compare-unlike = 单位、时期或指标性质不同，不能直接比高低：{ $statements }
clarify-period = “{ $name }”有几个数，您问的是哪个？
silence-one-side = 要比较或相加的数，报告里只找到一个，没法计算
list-item = 第{ $number }个：{ $item }
question-annual_growth = { $period }{ $name }年均增长多少？
question-decrease = { $period }{ $name }下降多少？
question-increase = { $period }{ $name }提高多少？
question-share = { $period }{ $name }占{ $share }的比重是多少？
question-contribution = { $period }{ $name }拉动多少？
question-gap = { $period }{ $name }高于{ $share }多少？
question-rank = { $period }{ $name }排第几？
mentioned-headline = 报告提到“{ $word }”：{ $quote }
silence-related = 相近的有：{ $statement }
silence-what-to-compare = 要比高低，请说出是哪几项，例如“甲、乙、丙哪个增长最快”
silence-reason = 报告没有说明原因
premise-value-rounded = { $claimed }是约数。{ $statement }
located = 报告里写在：{ $places }
silence-item = 没有找到“{ $item }”的数，可以单独问。
more-figures = 关于“{ $name }”，报告还给出：
more-passage = 这一段的原文（{ $place }）：
topic-headline = 报告里关于“{ $topic }”的内容共{ $count }项：
topic-period = { $period }：
mentioned-often = 报告有{ $count }处提到“{ $word }”：{ $quote }
mentioned-clause = · { $quote }（{ $place }）
mentioned-more = 另有{ $count }处，回复“还有吗”或问“有哪些”可看全部。
silence-date = 报告没有写是什么时候
silence-names = 报告没有列出是哪些
derived-yardstick = 按报告的数推算，{ $name }的{ $base }是{ $value }：{ $level } − { $gap } = { $value }
compare-part = { $part }占{ $whole }的{ $value }：{ $part } ÷ { $whole } = { $value }
