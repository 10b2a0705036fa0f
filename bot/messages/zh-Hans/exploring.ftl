### Names of what can be looked through.

category-economy = 综合经济
category-finance = 财政
category-industry = 产业
category-projects = 项目
category-opening-up = 开放
category-innovation = 创新
category-reform = 改革
category-construction = 城乡建设
category-environment = 生态环境
category-countryside = 农业农村
category-employment = 就业社保
category-education = 教育
category-health = 卫生
category-talent = 人才
category-government = 政府自身
category-society = 社会治理
category-divisions = 区划

question-in-scope = 按{ $scope }，{ $question }

exploring-passage = 报告{ $place }

# Where a passage stands: names of places that bear no heading, and how English tells of the others.
place-title = 标题
place-opening = 开场白
place-lead = 开头
place-summary = 小结
place-conclusion = 结语
place-glossary = 名词解释
place-appendix = 附件
place-part = 第{ $part }部分
place-in-part = 第{ $part }部分，{ $rest }
place-section = { $number }
place-counted = { $name } { $number }
section-part = 第{ $number }部分 · { $heading }
