registrarSearch.receive("index",{"version":"168ef012c0f5fcd9","courses":17,"students":26});
