### What the terminal says around an answer in English. The commands themselves speak Chinese.

terminal-place = Source: { $place }
terminal-quote = “{ $quote }”
terminal-suggestions = You can also ask:
