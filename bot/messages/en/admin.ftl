### What admins read in private chats.

admin-menu = ‹ Menu
admin-menu-title = What to do? You are { $role }. /cancel ends what is being filled in; at any other time, just ask as everybody does.
admin-role-owner = an owner: you publish, and decide on proposals
admin-role-editor = an editor: you publish what passes every check, and propose the rest to the owners
admin-menu-waiting = Unanswered
admin-menu-edit = Edit
admin-menu-add = Add
admin-menu-switch = Disable
admin-menu-import = Import
admin-menu-export = Export
admin-menu-history = History
admin-menu-statistics = Statistics
admin-menu-proposals = Proposals
admin-menu-backup = Backup
admin-menu-help = Help
admin-help =
    Every change is tried first: passages, figures and scopes are checked, all reviewed questions are asked again, and you see before and after. It is served once you press Publish. Every revision can be undone.

    Waiting: /waiting lists what was not answered or called useless; add it to an entry, answer it, or dismiss it
    Edit: send an entry's name or id, or a question that it answers, then choose: /faq edit, /observation edit
    Add: /faq add, or YAML after a pattern
    Disable: /faq disable entry; it answers no more until it is enabled
    Wordings: /alias add entry wording, /alias remove entry wording
    Import: send a .yaml file or an exported .zip. Export: /export
    A new report: send a .docx, .pdf, .html or .txt; it becomes a draft, each figure with its sentence
    Statistics: /stats 30. Weekly digest: /digest
    History: /history. Revision 3: /diff 3. Undo revision 3: /undo 3 why
    Proposals: /proposals (owners)
    Backup: /backup (owners)
    Check: /check. Why a question is answered so: /explain question
    Editors: /grant id, /revoke id (owners; without an id, the list)
    Cancel: /cancel, or the button below a question

    Numbers on buttons are those of the lines above. A question to you waits 15 minutes, a tried change 24 hours, a proposal 30 days.
admin-cancel = Cancel
admin-cancelled = Cancelled.
admin-nothing-to-cancel = Nothing is being filled in.
admin-dialogue-expired = This step has expired. Start again from /admin.
admin-refused = That cannot be done: { $reason }
admin-owners-only = Only owners can do that.
admin-item = · { $line }
admin-page = { $page }/{ $pages }
admin-nothing = (empty)

admin-people = Editors: { $editors }
    /grant with a numeric id adds one, /revoke takes one away. That is Telegram’s number of a person, not a user name.
admin-nobody = none yet
admin-granted = { $user } is an editor now.
admin-not-granted = { $user } is an editor or owner already.
admin-revoked = { $user } is no editor any more; what they tried and did not publish is void.
admin-not-revoked = { $user } is no editor.

admin-trial-open = Change { $id }, not published
admin-trial-proposed = Proposal { $id }, waiting for an owner
admin-trial-published = Change { $id }, published as revision { $revision }
admin-trial-dropped = Change { $id }, given up
admin-trial-author = Proposed by { $user }
admin-trial-reason = { $reason }
admin-change-added = Added: { $key }
admin-change-changed = Changed: { $key }
admin-change-removed = Removed: { $key }
admin-changes-many = Added: { $added }, changed: { $changed }, removed: { $removed }; the first { $shown } are listed here.
admin-checking = { $count } changed entries read. Each is being checked and the reviewed questions asked again; this takes a while.
admin-trial-conflict = Cannot be published: revision { $revision } changed the same entry later, and would be overwritten. See /diff { $revision } first.
admin-trial-faults = Cannot be published, faults: { $count }
admin-trial-faults-advice = Put right what they say and try again; this attempt can be given up.
admin-trial-served = Questions would then be answered from “{ $title }”.
admin-trial-unexplained = Numbers of the report that no entry would explain: { $count }
admin-trial-golden = Reviewed answers affected: { $count }. Turn the pages to see them before and after; publishing needs a second yes.
admin-preview-of = To “{ $question }” readers see:
admin-answer-before = Before
admin-answer-after = After
admin-answer-none = (no answer)
admin-answer-same = The answer stays as it is.
admin-golden = Reviewed question { $number }/{ $count }: { $question }
admin-golden-refused = ⚠ The question cannot be taken in.
admin-golden-other-status = ⚠ Another kind of answer; expected { $about }.
admin-golden-lacks = ⚠ The answer lacks: { $about }
admin-golden-holds-forbidden = ⚠ The answer must not say: { $about }
admin-golden-other-entries = ⚠ Entries not used: { $about }
admin-golden-dropped = ⚠ This reviewed question would not be checked any more.
admin-see = See it as readers do
admin-asked = Asked: { $question }
admin-publish = Publish
admin-approve = Approve
admin-refuse = Refuse
admin-withdraw = Withdraw
admin-second-yes = Seen, publish anyway
admin-propose = Propose
admin-drop = Give up
admin-dropped = { $id } is given up; nothing was changed.
admin-published = Published as revision { $revision }; answers follow it from now on. To take it back, press the button or send /undo { $revision }.
admin-verdict-refused = Not published: it does not pass the checks.
admin-verdict-second-yes = Reviewed answers would change. Look at them before and after, and say yes once more on the last page.
admin-verdict-owner-needed = Reviewed answers would change, so an owner decides: please propose it.
admin-verdict-proposed = Proposed; an owner decides.
admin-verdict-conflict = Not published: somebody changed the same entry meanwhile.
admin-verdict-expired = This change has expired, was decided, or does not exist.
admin-verdict-forbidden = This change is not yours to decide.
admin-conflict = This revision came first. Yours has not overwritten it; please make your change again on top of it:
admin-no-proposals = No proposal is waiting.
admin-proposal-approved = Your proposal { $id } was approved and published as revision { $revision }.
admin-proposal-refused = Your proposal { $id } was refused; nothing was changed.

admin-history = History, newest first
admin-history-empty = Nothing was changed yet.
admin-history-button = History
admin-earlier = Earlier
admin-revision = Revision { $number } · { $at } · { $author } · entries: { $count } · { $reason }
admin-no-reason = (no reason given)
admin-no-revision = There is no such revision. Use: /diff 3, /undo 3
admin-undo = Undo this revision
admin-see-revision = See the change

admin-find-edit = Which entry? Send its name or id, or a question that it answers.
admin-find-switch = Which entry is to be disabled or enabled? Send its name or id, or a question that it answers.
admin-find-alias = The wordings of which entry? Send its name or id, or a question that it answers.
admin-entry-none = Nothing found. Try other words, or the id.
admin-entry-which = Which one? Press its number, or send other words.
admin-entry-gone = That entry is gone.
admin-entry-line = [{ $kind }] { $title } ({ $id })
admin-entry-line-disabled = [{ $kind }, disabled] { $title } ({ $id })
admin-entry-id = { $kind } { $key }
admin-entry-disabled = Disabled
admin-entry-wordings = Wordings: { $wordings }
admin-entry-figures = Figures: { $count }
admin-entry-unchanged = No change on record.
admin-entry-changed = Last changed: revision { $number }, { $author }, { $at }
admin-entry-history = Its history
admin-kind-indicators = indicator
admin-kind-glossary = term
admin-kind-plans = plan
admin-kind-faq = frequent question
admin-kind-questions = reviewed question
admin-kind-coverage = number that is no figure
admin-kind-report = report
admin-kind-lexicon = vocabulary
admin-kind-glosses = English glosses
admin-edit-figures = Figures
admin-edit-answer = Answer
admin-edit-answer-en = English answer
admin-edit-quotes = Passage
admin-edit-quote = Passage
admin-edit-value = Value
admin-edit-text = YAML
admin-add-wording = + wording
admin-remove-wording = − wording
admin-disable = Disable
admin-enable = Enable
admin-figure-value = Value { $value }, unit { $unit }, as written { $written }
admin-ask-answer = It says: { $value }
    Send the new text.
admin-ask-value = Now: { $value } { $written }
    Send the new value and its wording in the report with a space between, such as: 2079.4 2079.4亿元
admin-value-unreadable = That is not clear. First the value, a space, then the report's wording, such as: 2079.4 2079.4亿元
admin-ask-text = This is the entry's YAML. Send all of it back as it is to be, with the same id.
admin-ask-wording = Which wording is to be added to “{ $title }”?
admin-which-wording = Which wording of “{ $title }” goes?
admin-no-wordings = This entry has no other wordings.
admin-quote-ask = Which sentence of the report? Send a few of its words.
admin-quote-which = Which sentence does it rest on? Press its number, or send other words.
admin-quote-none = The report has no such sentence. Try other words.
admin-observation-usage = Use: /observation edit indicator
admin-alias-usage = Use: /alias add entry wording, or /alias remove entry wording. For a name with spaces, send /alias add alone first.
admin-faq-usage = Use: /faq add question, /faq edit entry, /faq disable entry
admin-faq-questions = How will people ask? A line a wording, the most usual first.
admin-faq-answer = What is the answer to “{ $question }”? Its numbers must stand in the passage that is quoted.
admin-faq-answer-en = And in English? Send - to leave it out.
admin-add = What is to be added?
admin-ask-new = Send it in this form; several at a time are fine.
admin-reason-undo = Undo of revision { $revision }
admin-reason-why = { $reason }: { $why }
admin-too-long = Too long, at most { $most } characters; it was not taken. Please send a shorter one.
admin-reason-edit = Edit of “{ $title }”
admin-reason-disable = “{ $title }” disabled
admin-reason-enable = “{ $title }” enabled
admin-reason-wording = “{ $title }”: wording “{ $wording }” added
admin-reason-no-wording = “{ $title }”: wording “{ $wording }” removed
admin-reason-faq = Frequent question “{ $question }” added
admin-reason-add = Added
admin-reason-import = Import of { $file }
admin-pattern-indicators =
    - id: made-up-indicator
      name: 指标名
      name_en: name of the indicator
      aliases: [别名]
      category: 综合经济
      unit: 亿元
      direction: up
      observations:
        - time_period: "2020"
          value: "12.5"
          as_written: 12.5亿元
          quote: 报告原文里的一句，含12.5亿元
admin-pattern-glossary =
    - id: made-up-term
      number: 99
      term: 名词
      name_en: the term
      aliases: [别名]
admin-pattern-plans =
    - id: made-up-plan
      title: 安排
      title_en: the plan
      topic: 产业
      time_period: "2021"
      quote: 报告原文里的一句
admin-pattern-questions =
    - id: made-up-question
      question: 问题
      status: answered
      says: [回答里必须有的字]
      note: 为什么这样才对

admin-import = Send a .yaml file, or the .zip that /export gives, into this chat, 20 MB at most. It is checked and compared, you see what changes, and only your yes publishes it; entries that the file lacks stay as they are.
admin-exported = All entries as they are now. Sent back, changed, they are imported.
admin-file-unknown = Such a file is of no use here. Taken are .yaml, .yml, an exported .zip, and reports as .docx, .pdf, .html or .txt.
admin-file-too-large = The file is too large; 20 MB at most.
admin-file-not-fetched = The file could not be fetched from Telegram. Please send it again.
admin-archive-too-large = The archive holds too many files, or too large ones.
admin-archive-names = The archive holds file names that do not belong there.
admin-archive-unreadable = The archive cannot be opened.

admin-check-well = All is well: entries, passages and reviewed answers.
admin-check-faults = Faults: { $count }
admin-explain-usage = Use: /explain question (512 characters at most)

admin-command-admin = Admin menu
admin-command-faq = Frequent questions: add, edit, disable
admin-command-alias = Wordings: add, remove
admin-command-observation = Figures: edit
admin-command-history = What was changed
admin-command-diff = See a revision
admin-command-undo = Undo a revision
admin-command-proposals = Proposals that wait
admin-command-check = Check all entries
admin-command-explain = Why a question is answered so
admin-command-export = Export all entries
admin-command-grant = Make somebody an editor
admin-command-revoke = Make an editor nobody
admin-command-cancel = End what is being filled in

admin-menu-digest = Weekly digest
admin-find-attach = To which entry does this question belong? Send its name or id, or a question that it answers.
admin-waiting = Waiting, groups: { $count }, those asked most first
admin-waiting-none = No question is waiting.
admin-waiting-gone = This group waits no more.
admin-waiting-attach = Add as a wording
admin-waiting-answer = Write an answer
admin-waiting-dismiss = Dismiss
admin-statistics-picture = By day and by what became of the questions
admin-statistics-days = { $days } days
admin-digest-on = Send it to me each week
admin-digest-off = No more each week
admin-digest-kept-on = It comes once a week from now on. /digest off ends that.
admin-digest-kept-off = It comes no more.
admin-draft-unreadable = No report could be read: { $reason }
admin-draft-files = The draft's files. Complete them as the remarks say and send them back as a .zip to try to publish them.
admin-draft-try = Try to publish
admin-draft-expired = The draft has expired; send the report again. Its files can still be sent back.
admin-reason-draft = New report “{ $title }”
admin-command-waiting = Questions that wait
admin-command-stats = Statistics, of so many days
admin-command-digest = Weekly digest: on, off
admin-backup-made = Copy { $name }, { $size } bytes, up to revision { $revision }, verified. It holds everybody's questions: keep it safe.
admin-backup-kept = Copy { $name } is made and verified on the server, { $size } bytes, up to revision { $revision }. It is over Telegram's 50 MB and was not sent.
admin-command-backup = Copy the database
admin-status-actual = actual
admin-status-target = target
admin-status-estimate = estimate
admin-refused-nothing = It is so already: nothing would change.
admin-refused-no-entry = There is no entry “{ $about }”.
admin-refused-no-wording = There is no wording “{ $about }”.
admin-refused-empty = The new wording is empty.
admin-refused-other-id = The id cannot change; expected { $about }.
admin-refused-known = There is an entry “{ $about }” already.
admin-refused-no-revision = There is no revision { $about }.
