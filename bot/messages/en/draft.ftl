### What is said of a report's draft to whoever curates it.

draft-title = { $title } (draft { $id })
draft-about = Region: { $region } · delivered on: { $date } · speaker: { $speaker } · looks back on { $review }, plans { $plan }
draft-unknown = not found
draft-counts = { $sections } sections, { $terms } glossary terms, { $figures } candidate figures
draft-coverage = Of { $total } numbers in the report the draft explains { $explained }.
draft-section = { $place } { $heading }
draft-figure = { $name } · { $period } · { $measure } · { $figure }
draft-figure-sentence = “{ $sentence }” ({ $place })
draft-figure-doubt = Doubtful: { $doubts }
draft-figures-more = { $count } more candidate figures stand in the files of the draft.
draft-to-do = For a curator to fill in or check:
draft-not-served = The folder of a draft starts with _ : until it is published (renamed), no question is answered from it.

draft-measure-level = value
draft-measure-cumulative = total
draft-measure-growth = growth
draft-measure-annual_growth = yearly growth
draft-measure-decrease = decrease
draft-measure-increase = increase
draft-measure-share = share
draft-measure-contribution = contribution
draft-measure-gap = gap
draft-measure-rank = rank
draft-target = { $measure } (target)
draft-estimate = { $measure } (expected)

draft-doubt-name-inherited = named by the words before it
draft-doubt-name-vague = the name says too little or too much
draft-doubt-name-taken = another figure has this name and period
draft-doubt-shared-out = one of several in a row (分别)
draft-doubt-period-guessed = the period is guessed

draft-remark-title-by-name = The text has no title of its own; the name of the file was taken for it: check it.
draft-remark-no-region = The region was not found: fill in region.
draft-remark-no-date = The date of the report was not found: fill in delivered_on.
draft-remark-no-speaker = The speaker was not found: fill in speaker.
draft-remark-no-years = The years were not found: fill in review_year and plan_year, and check the period of each figure.
draft-remark-no-glossary = The report prints no glossary.
draft-remark-unnumbered-glossary = The glossary has no numbers and was not read as items.
draft-remark-no-english = { $count } indicators and terms have no English name: fill in name_en.
draft-remark-unknown-units = Units that the lexicon lacks; add them to lexicon.yaml: { $units }
draft-remark-other-kind = The file is named { $named } and holds { $kind }; it was read as what it holds.
draft-remark-repeated = { $count } numbers repeat figures given elsewhere and are not listed again.
draft-remark-unexplained = { $count } numbers were not read: make each a figure, or give its reason in coverage.yaml.
