registrarSearch.receive("index",{"version":"71fd47dac44b3491","courses":1,"students":1});
