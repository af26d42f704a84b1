registrarSearch.receive("index",{"version":"70bfb42537ff5ead","courses":1,"students":1});
