registrarSearch.receive("courses/words/root",{"leaf":false,"first":0,"keys":["","<sel","~su"]});
