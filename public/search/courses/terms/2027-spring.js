registrarSearch.receive("courses/terms/2027-spring",{"values":[16384,17029,17674,18448],"width":1,"codes":"CEAACBBADAADAACAD"});
