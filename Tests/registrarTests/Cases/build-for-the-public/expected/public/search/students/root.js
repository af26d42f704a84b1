registrarSearch.receive("students/root",{"leaf":true,"programs":[],"records":["Ada","ada",-1]});
