registrarSearch.receive("courses/credits",{"values":[],"width":1,"codes":"A"});
