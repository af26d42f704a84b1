registrarSearch.receive("courses/credits",{"values":[[3,3],[6,6],[6,12]],"width":1,"codes":"CBCCCCDCCBCCCCCCC"});
