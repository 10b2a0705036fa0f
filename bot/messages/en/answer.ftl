# Words of the answers themselves. $name, $value and $quote come from the store.

period-year = { $year }
period-five-year-plan = { $plan } Five-Year Plan period ({ $start }–{ $end })
period-plan-end = by { $year }
period-span = { $start }–{ $end }

figure-level = { $name } ({ $period }): { $value }
figure-cumulative = { $name }, cumulative ({ $period }): { $value }
figure-growth = { $name }, growth on the year before ({ $period }): { $value }
figure-annual_growth = { $name }, average annual growth ({ $period }): { $value }
figure-decrease = { $name }, decrease ({ $period }): { $value }
figure-increase = { $name }, increase ({ $period }): { $value }
figure-share = { $name }, share of { $share } ({ $period }): { $value }
figure-contribution = { $name }, contribution to { $share } ({ $period }): { $value }
figure-gap = { $name }, above { $share } by ({ $period }): { $value }
figure-rank = { $name }, rank ({ $period }): { $value }
figure-words = { $name } ({ $period }): { $value }

target-level = { $name }, target ({ $period }): { $value }
target-cumulative = { $name }, cumulative target ({ $period }): { $value }
target-growth = { $name }, growth target ({ $period }): { $value }
target-annual_growth = { $name }, annual growth target ({ $period }): { $value }
target-decrease = { $name }, reduction target ({ $period }): { $value }
target-increase = { $name }, increase target ({ $period }): { $value }
target-share = { $name }, target share of { $share } ({ $period }): { $value }
target-contribution = { $name }, target contribution to { $share } ({ $period }): { $value }
target-gap = { $name }, target above { $share } by ({ $period }): { $value }
target-rank = { $name }, target rank ({ $period }): { $value }
target-words = { $name }, target ({ $period }): { $value }

estimate-suffix = { " " }(estimate)
scope-suffix = { " " }[{ $scope }]
scope-assumed-suffix = { " " }[the report counts by: { $scope }]
also = · { $statement }
same-sentence = · In the same sentence: { $statement }
note = Note: { $note }
assumed-period = No period was named; answered for { $period }, the others follow.
inherited = (following on: { $what })
separator = {"; "}
list-separator = {", "}

premise-value-wrong = Not { $claimed }. { $statement }
premise-not-over = Not over { $claimed }. { $statement }
premise-not-under = Not under { $claimed }. { $statement }
premise-value-right = Yes. { $statement }
premise-value-other = { $claimed } is another figure: { $other }. { $statement }
premise-not-down = It did not fall; it grew. { $statement }
premise-not-lowered = It was not lowered; it went up. { $statement }
premise-no-direction = The report does not say whether it rose or fell, only: { $statement }
premise-not-up = It did not grow; it fell. { $statement }
premise-no-reason = The report gives no reason.

compare-as-claimed = Yes.{" "}
compare-more-rate = No, it is higher.{" "}
compare-less-rate = No, it is lower.{" "}
compare-more-amount = No, it is more.{" "}
compare-less-amount = No, it is less.{" "}
amount-rough = about { $value }
amount-and-more = over { $number }{ $unit }
compare-difference = Difference { $value }: { $larger } − { $smaller } = { $value }
compare-equal = Both are the same, { $value }
compare-sum = Sum { $value }: { $formula } = { $value }
compare-ratio = { $larger } is { $value } times { $smaller }
compare-mismatch = Their units or natures differ, so they cannot be added or subtracted: { $statements }

term-headline = Glossary { $number }: { $term }
term-translated = { $term } ({ $printed })
term-part = { $part }: { $definition }
term-items = { $count } items: { $items }
plan-headline = Plan ({ $period }): { $title }
plan-quote = In the report's words: { $quote }
member = { $item } is one of them. { $listed }
faq-items = { $count } items:
item-line = { $number }. { $item }
sentence-headline = In the report's words ({ $place }): { $quote }
reverse-headline = { $number }: { $statement }
reverse-scope-right = Yes, { $scope }. { $statement }
reverse-scope-wrong = Not { $scope }. { $statement }
reverse-many = { $number } stands in { $count } places of the report:

targets-headline =
    The report sets { $count ->
        [one] { $count } target
       *[other] { $count } targets
    } for { $period }

navigation-section =
    { $title }: { $paragraphs ->
        [one] { $paragraphs } paragraph
       *[other] { $paragraphs } paragraphs
    }
navigation-parts = The report has { $count } parts: { $parts }
navigation-glossary-count = The glossary has { $count } items
navigation-no-such-item = The glossary has only { $count } items; there is no item { $number }
navigation-no-such-section = The report has no part { $number }

silence-plain = The report does not answer this question
silence-period = The report gives no { $name } for { $period }
silence-scope = The report gives no { $name } for { $scope }
silence-target = The report sets no target for { $name }
silence-actual = The report gives no actual figure of { $name }
silence-amount = The report does not give the amount of { $name }
silence-of-growth = The report does not give the growth of { $name }
silence-of-annual_growth = The report does not give the annual growth of { $name }
silence-of-decrease = The report does not give the decrease of { $name }
silence-of-increase = The report does not give the increase of { $name }
silence-of-share = The report does not give the share of { $name }
silence-of-rank = The report does not give the rank of { $name }
silence-of-contribution = The report does not give the contribution of { $name }
silence-measure = The report does not give this figure of { $name }
silence-nearest = The nearest things it holds:
silence-has = What it gives: { $statement }
silence-mentioned = The report mentions “{ $word }” but does not explain it
silence-mentioned-where = Where it is mentioned: { $quote }
not-understood-headline = I did not understand the question
not-understood-hint = Try the name of an indicator, a term or a project, for example:

clarify-headline = Which of these do you mean?

smalltalk-greeting = Hello! I answer questions about the { $title }: figures, targets, glossary terms and plans.
smalltalk-thanks = You are welcome. Ask away.
smalltalk-farewell = Goodbye, come back any time.
smalltalk-about = I am Wenbao. I answer only from the { $title }, quote the passage with every figure, and say so when the report is silent.
smalltalk-praise = Fine. Ask away.
smalltalk-complaint = Sorry. In the private chat in Telegram, tap “Not useful” under that answer, then a reason or “Write why…”: those who keep my sources will see it. You can also ask in other words.
smalltalk-abuse = I only look things up in the report. Try another question.

question-figure = { $name } in { $period }?
question-count = How many { $name } in { $period }?
question-batch = { $name } ({ $period })?
question-grade = { $name } ({ $period })?
question-growth = Growth of { $name } in { $period }?
question-term = What does { $term } mean?
question-plan = { $title }
full-stop = {". "}
question-target = Target for { $name } ({ $period })?

brief-line = { $label }: { $value }
brief-separator = {", "}
brief-level = value
brief-cumulative = cumulative
brief-growth = growth on the year before
brief-annual_growth = average annual growth
brief-decrease = decrease
brief-increase = increase
brief-share = share of { $share }
brief-contribution = contribution to { $share }
brief-gap = above { $share } by
brief-rank = rank
brief-target-level = target
brief-target-cumulative = cumulative target
brief-target-growth = growth target
brief-target-annual_growth = annual growth target
brief-target-decrease = reduction target
brief-target-increase = increase target
brief-target-share = target share of { $share }
brief-target-contribution = target contribution to { $share }
brief-target-gap = target above { $share } by
brief-target-rank = target rank
compare-larger = { $name } is higher.{" "}
compare-smaller = { $name } is lower.{" "}
compare-highest = The highest is { $name } ({ $value })
compare-lowest = The lowest is { $name } ({ $value })
compare-unlike = Their units, periods or natures differ, so neither can be called higher: { $statements }
clarify-period = There are several figures of { $name }; which one do you mean?
silence-one-side = Only one of the figures to be compared or added was found, so nothing can be computed
list-item = No. { $number }: { $item }
question-annual_growth = Average annual growth of { $name } ({ $period })?
question-decrease = By what percentage did { $name } decrease ({ $period })?
question-increase = Increase of { $name } ({ $period })?
question-share = Share of { $share }: { $name } ({ $period })?
question-contribution = Contribution of { $name } ({ $period })?
question-gap = How far above { $share } was { $name } ({ $period })?
question-rank = Rank of { $name } ({ $period })?
mentioned-headline = The report mentions “{ $word }”: { $quote }
silence-related = Close to it: { $statement }
silence-what-to-compare = To say which is highest or lowest, I need the things to compare by name: “Which grew fastest: A, B or C?”
silence-reason = The report gives no reason
premise-value-rounded = { $claimed } is rounded. { $statement }
located = It stands in the report at: { $places }
silence-item = Nothing was found on “{ $item }”; ask for it by itself.
more-figures = The report also gives, on { $name }:
more-passage = The paragraph it stands in ({ $place }):
topic-headline =
    On “{ $topic }” the report has { $count ->
        [one] { $count } item
       *[other] { $count } items
    }:
topic-period = { $period }:
mentioned-often = The report mentions “{ $word }” { $count } times: { $quote }
mentioned-clause = · { $quote } ({ $place })
mentioned-more = { $count } more; ask for all of them to see the rest.
silence-date = The report does not say when
silence-names = The report does not say which, who or where
derived-yardstick = Worked out from the report, the yardstick ({ $base }) for { $name } is { $value }: { $level } − { $gap } = { $value }
compare-part = { $part } is { $value } of { $whole }: { $part } ÷ { $whole } = { $value }
