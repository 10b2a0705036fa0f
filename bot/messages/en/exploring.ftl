### Names of what can be looked through.

category-economy = Economy
category-finance = Public finance
category-industry = Industry
category-projects = Projects
category-opening-up = Opening-up
category-innovation = Innovation
category-reform = Reform
category-construction = Construction
category-environment = Environment
category-countryside = Countryside
category-employment = Employment and welfare
category-education = Education
category-health = Health
category-talent = Talent
category-government = Government itself
category-society = Society
category-divisions = Divisions

question-in-scope = { $question } ({ $scope })

exploring-passage = the report, { $place }

# Where a passage stands: names of places that bear no heading, and how English tells of the others.
place-title = title
place-opening = opening words
place-lead = opening
place-summary = summary
place-conclusion = conclusion
place-glossary = glossary
place-appendix = appendix
place-part = Part { $part }
place-in-part = Part { $part }, { $rest }
place-section = section { $number }
place-counted = { $name } { $number }
section-part = Part { $number } · { $heading }
