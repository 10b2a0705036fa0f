### What waits for whoever keeps the knowledge.

waiting-group = { $number }. { $question } ({ $facts })
waiting-count = asked: { $count }
waiting-unanswered = not answered: { $count }
waiting-useless = useless: { $count }
waiting-useless-why = useless: { $count } – { $reasons }
waiting-latest = latest { $day }
waiting-wordings = Also: { $wordings }
waiting-separator = {", "}
waiting-list-separator = {"; "}
waiting-reason-wrong = wrong number
waiting-reason-beside = beside the question
waiting-reason-incomplete = incomplete

digest-title = The week from { $since } to { $until }
digest-unanswered = Could not be answered
digest-useless = Called useless
digest-nothing = Nothing of this week waits.
