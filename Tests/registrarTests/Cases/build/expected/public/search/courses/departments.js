registrarSearch.receive("courses/departments",{"values":[],"width":1,"codes":"A"});
