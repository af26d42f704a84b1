registrarSearch.receive("courses/terms/2026-fall",{"values":[10,17029,17674,18448,19093,20125],"width":1,"codes":"GEBFAAACAEDCDCADD"});
