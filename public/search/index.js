registrarSearch.receive("index",{"version":"d50cd66aeac48930","courses":17,"students":26});
