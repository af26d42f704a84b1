registrarSearch.receive("courses/records/0",{"records":["MA-110","Logic","ma-110",-1,""],"departments":[]});
