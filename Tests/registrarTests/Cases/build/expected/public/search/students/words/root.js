registrarSearch.receive("students/words/root",{"leaf":true,"words":"ada ada bob bob ada bob ada bob ada bob"});
