registrarSearch.receive("students/words/root",{"leaf":false,"first":0,"keys":["","-თამ"]});
