registrarSearch.receive("courses/root",{"leaf":true,"words":["110",[1],"logic",[2],"ma",[1],"ma110",[0]]});
