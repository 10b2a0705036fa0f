### What the bot says in Telegram beside its answers.

telegram-place = — Source: { $place }, { $date }
telegram-date = { $day } { $month } { $year }
telegram-month-1 = January
telegram-month-2 = February
telegram-month-3 = March
telegram-month-4 = April
telegram-month-5 = May
telegram-month-6 = June
telegram-month-7 = July
telegram-month-8 = August
telegram-month-9 = September
telegram-month-10 = October
telegram-month-11 = November
telegram-month-12 = December

telegram-start =
    Hello, I am Wenbao. Ask me about the { $title }: every answer comes with the passage it rests on.

    What the report does not say, I do not guess. Try one of these:
telegram-help =
    Just send a question: a figure, a target, a term, a plan. You can ask follow-ups, and if you edit your question I edit my answer.

    /indicators by category, /targets
    /term glossary, /outline the report's outline
    /new change the subject, /lang language
    /about, /privacy, /forget delete what is stored about me

    In a group: /ask with a question, reply to me, or mention { $bot }. Reply to somebody's message with /ask and I answer that message.
    In any chat, type { $bot } and a few words to quote an answer.
telegram-ask-usage = Write your question after /ask, or reply with /ask to a message that holds one.
telegram-about =
    Wenbao answers from the { $title }. People curated the answers and a program checked each one; none is machine-written. Every figure stands in the passage shown, or is computed in the open from figures that do.

    Where the report is silent, so am I.
telegram-privacy =
    What is stored, and for how long:
    · the text of your question, whether it was answered, how long that took, and what you thought of the answer: { $questions } days;
    · which message answers which question, so that editing one edits the other: { $messages } days;
    · what follow-ups lean on: { $minutes } minutes, and /new clears it at any time;
    · the language you chose with /lang: until you change or delete it.

    Your account is stored only as a number that cannot be turned back into it. No names, usernames, phone numbers or group titles. Inline queries are not stored.

    /forget deletes all of it at once; what copies of the database hold goes with the old copies, after about two weeks.
telegram-forgotten = Everything stored about you is deleted ({ $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }).
telegram-new = All right, a new subject. I no longer refer to your earlier questions.
telegram-unknown-command = I do not know that command. Just send a question, or see /help.
telegram-settings-in-groups = /settings belongs into groups, where an admin sends it. For the language here, use /lang.
telegram-text-only = I can only read text: please type your question.
telegram-gone = That entry is no longer in my sources.

telegram-terms = Glossary, { $count } terms
telegram-terms-search = Tap one to read it, or search with /term and a word.
telegram-terms-found = In the glossary about “{ $sought }”:
telegram-terms-none = The glossary has nothing about “{ $sought }”.
telegram-all-terms = All terms
telegram-page = Page { $page } of { $pages }
telegram-previous = ‹
telegram-next = ›
telegram-outline = Outline of the { $title }:
telegram-section-size =
    { $paragraphs ->
        [one] { $paragraphs } paragraph
       *[other] { $paragraphs } paragraphs
    }, { $figures ->
        [one] { $figures } figure
       *[other] { $figures } figures
    }
telegram-back = ‹ Back
telegram-back-to-outline = ‹ Outline
telegram-paragraph = Paragraph { $number } of { $count }
telegram-indicators = { $count } indicators, by category:
telegram-category = { $name } ({ $count })
telegram-back-to-categories = ‹ Categories
telegram-related-to = Indicators related to “{ $name }”:
telegram-targets = Targets for { $year } ({ $count })
telegram-targets-of = Targets for { $year }
telegram-targets-none = The report sets no targets for { $year }. These are the years it sets targets for:
telegram-list = {", "}
telegram-numbered = { $number }. { $line }

telegram-context = Context
telegram-related = Related
telegram-all-targets = All targets
telegram-other-scope = Other scope
telegram-useful = Useful
telegram-useless = Not useful
telegram-share = Share
telegram-share-opens = { $headline } (the link opens: { $opens })
telegram-ticked = ✓ { $label }
telegram-thanks = Noted, thank you.
telegram-sorry = Noted. If you like, tap the reason.
telegram-reason-wrong = Wrong figure
telegram-reason-beside = Not my question
telegram-reason-incomplete = Incomplete
telegram-reason-write = Write why…
telegram-reason-prompt = What was not useful? Reply to this message in a word or two.
telegram-reason-placeholder = What was not useful
telegram-reason-kept = Your reason is noted, thank you.
telegram-answer-forgotten = That answer is no longer on record and cannot be rated.

telegram-language = Which language shall I speak?
telegram-language-simplified = Simplified Chinese
telegram-language-traditional = Traditional Chinese
telegram-language-english = English
telegram-language-automatic = As in Telegram
telegram-language-kept = All right, this language from now on.

telegram-rules =
    How I behave in this group. Only its admins can change this.

    First: the language. Second: whether a mention is answered (/ask and a reply to me always are). Third: full answers, or the first line and its passage. In a group with topics I can keep to some of them.
telegram-rules-language-automatic = As whoever asks
telegram-rules-mention-on = Answer mentions
telegram-rules-mention-off = Ignore mentions
telegram-rules-reply-full = Full answers
telegram-rules-reply-short = Short answers
telegram-rules-topic-all = All topics
telegram-rules-topic-here = This topic
telegram-rules-kept = Set.
telegram-rules-admins = Only admins of the group can change its settings.
telegram-rules-moved = This group has become a supergroup. Please send /settings again.

telegram-inline-button = Ask Wenbao in private

telegram-too-many = That was a lot at once. Please ask again in a moment.
telegram-too-many-commands = That was a lot at once, and this command was not obeyed. Please send it again in a moment.
telegram-too-many-presses = That was a lot at once, and this press was not counted. Please press again in a moment.
telegram-button-outdated = This button no longer works. Please send your question instead.
telegram-question-too-long = Your question is too long ({ $length } characters). Please keep it under { $limit }.
telegram-question-empty = I see no question there. Please write it as text.
telegram-store-failed = I cannot read or write my records right now; nothing was changed. Please try again later.
telegram-unavailable = I cannot answer right now. Please try again later.
telegram-failed = Sorry, something went wrong and your question was not answered. Please quote { $request } if you report it.

telegram-command-start = Start, with a few examples
telegram-command-ask = Ask a question
telegram-command-term = Glossary
telegram-command-indicators = Indicators by category
telegram-command-targets = Targets, year by year
telegram-command-lang = Choose a language
telegram-command-settings = Settings of this group (admins)
telegram-command-forget = Delete what is stored about me
telegram-command-outline = Outline of the report
telegram-command-new = Change the subject
telegram-command-help = How to use me
telegram-command-about = About Wenbao
telegram-command-privacy = What is stored
