registrarSearch.receive("students/root",{"leaf":false,"first":0,"keys":["","p","ศ"]});
