registrarSearch.receive("courses/levels",{"values":["1","2","3"],"width":1,"codes":"BBCCCDDBBCBBCCDBC"});
