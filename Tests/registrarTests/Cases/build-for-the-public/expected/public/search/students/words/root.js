registrarSearch.receive("students/words/root",{"leaf":true,"words":"ada ada ada ada ada"});
