registrarSearch.receive("index",{"version":"c214d38b0298cd91","courses":1,"students":2});
