-- ARGV: tasks, as add() reads them.
local outcomes, problem = add(1)
return problem or outcomes
