registrarSearch.receive("courses/terms/2026-spring",{"values":[17029,17674,18448],"width":1,"codes":"BDAAAAABCACBCAACA"});
