### What the bot says in Telegram beside its answers.

telegram-place = — Source: { $place }

telegram-start =
    Hello, I am Wenbao. Ask me about the { $title }: every answer comes with the passage it rests on.

    What the report does not say, I do not guess. Try one of these:
telegram-help =
    Just send a question: a figure, a target, a term, a plan. You can ask follow-ups, and if you edit your question I edit my answer.

    /term glossary, /outline the report's outline
    /new change the subject, /about, /privacy

    In a group: /ask with a question, reply to me, or mention { $bot }. Reply to somebody's message with /ask and I answer that message.
    In any chat, type { $bot } and a few words to quote an answer.
telegram-ask-usage = Write your question after /ask, or reply with /ask to a message that holds one.
telegram-about =
    Wenbao answers from the { $title }. People curated the answers and a program checked each one; none is machine-written. Every figure stands in the passage shown, or is computed in the open from figures that do.

    Where the report is silent, so am I.
telegram-privacy =
    To improve the answers this is stored: the text of your question, whether it was answered, how long that took, and a number computed from your account that cannot be turned back into it.

    No names, usernames, phone numbers or group titles. Earlier questions are kept in memory only, for follow-ups; /new clears them.
telegram-new = All right, a new subject. I no longer refer to your earlier questions.
telegram-unknown-command = I do not know that command. Just send a question, or see /help.
telegram-text-only = I can only read text: please type your question.

telegram-terms = Glossary, { $count } terms (page { $page } of { $pages }). Tap one to read it:
telegram-previous = ‹ Back
telegram-next = Next ›
telegram-outline = Outline of the { $title }:
telegram-whole-part = What this part is about
telegram-back = ‹ Outline

telegram-inline-button = Ask Wenbao in private

telegram-too-many = That was a lot at once. Please ask again in a moment.
telegram-button-outdated = This button no longer works. Please send your question instead.
telegram-question-too-long = Your question is too long ({ $length } characters). Please keep it under { $limit }.
telegram-question-empty = I see no question there. Please write it as text.
telegram-store-failed = I cannot reach my sources right now. Please try again later.
telegram-unavailable = I cannot answer right now. Please try again later.
telegram-failed = Sorry, something went wrong and your question was not answered. Please quote { $request } if you report it.

telegram-command-start = Start, with a few examples
telegram-command-ask = Ask a question
telegram-command-term = Glossary
telegram-command-outline = Outline of the report
telegram-command-new = Change the subject
telegram-command-help = How to use me
telegram-command-about = About Wenbao
telegram-command-privacy = What is stored
