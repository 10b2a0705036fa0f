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
