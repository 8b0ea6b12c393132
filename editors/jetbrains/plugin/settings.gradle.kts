rootProject.name = "gohazard"
