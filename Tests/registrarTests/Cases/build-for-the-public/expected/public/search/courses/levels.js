registrarSearch.receive("courses/levels",{"values":[],"width":1,"codes":"A"});
