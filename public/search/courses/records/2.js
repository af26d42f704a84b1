registrarSearch.receive("courses/records/2",{"records":["NP-215","Measurement and Observation","np-215",0,"6"],"departments":["Natural Philosophy"]});
