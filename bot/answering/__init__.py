"""From a reading to an answer: select, resolve, compose. Every answer cites, or says that the report is silent."""
