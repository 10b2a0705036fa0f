### What is wrong with the answer to a golden question.

golden-refused = 问题没有被接受
golden-other-status = 回答的状态应当是 { $about }
golden-lacks = 回答里缺少：{ $about }
golden-holds-forbidden = 首行里不该有：{ $about }
golden-other-entries = 没有用到条目：{ $about }
