"""The bot's own words, in Fluent catalogues: `zh-Hans/*.ftl`, `en/*.ftl`; traditional characters are derived with OpenCC."""
