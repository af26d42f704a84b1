registrarSearch.receive("index",{"version":"c73108ef226b9fda","courses":1,"students":2});
