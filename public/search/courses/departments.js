registrarSearch.receive("courses/departments",{"values":["computing","letters","mathematics","natural-philosophy"],"width":1,"codes":"BBBBBBBCCCDDDDDEE"});
