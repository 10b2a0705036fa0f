### Figures about what is asked, and the words for what they are counted by.

statistics-title = Statistics: { $first } to { $last }
statistics-total = { $questions } questions; called useful { $useful }, useless { $useless }
statistics-latency = Time taken: median { $median } ms, 99% of questions within { $tail } ms
statistics-by-day = By day
statistics-by-status = By outcome
statistics-by-kind = By kind
statistics-by-surface = By place
statistics-top = Asked most
statistics-day = { $day }: { $count } ({ $statuses })
statistics-day-status = { $status } { $count }
statistics-count = { $label }: { $count }
statistics-question = { $number }. { $question }: { $count }
statistics-separator = {", "}

status-answered = answered
status-clarify = asked back
status-not_found = not answered
status-smalltalk = small talk

kind-figure = figure
kind-figures = several figures
kind-compare = comparison
kind-glossary = glossary
kind-plan = plan
kind-list = list
kind-fact = fact
kind-reverse = what a number counts
kind-navigation = contents
kind-clarify = asked back
kind-silence = not in the report
kind-not_understood = not understood
kind-smalltalk = small talk

surface-terminal = terminal
surface-private = private chat
surface-group = group
surface-inline = inline
