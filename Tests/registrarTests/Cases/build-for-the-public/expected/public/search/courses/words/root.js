registrarSearch.receive("courses/words/root",{"leaf":true,"words":"logic logic logic logic logic logic logic"});
