### What is wrong with the answer to a golden question.

golden-refused = the question was not taken in
golden-other-status = the answer should have the status { $about }
golden-lacks = the answer lacks: { $about }
golden-holds-forbidden = the first line should not hold: { $about }
golden-other-entries = entries not used: { $about }
