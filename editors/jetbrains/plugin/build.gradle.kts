plugins {
    java
    id("org.jetbrains.intellij.platform") version "2.6.0"
}

group = "gohazard"
version = "0.1.0"

java { toolchain { languageVersion = JavaLanguageVersion.of(17) } }

repositories {
    mavenCentral()
    intellijPlatform { defaultRepositories() }
}

dependencies {
    intellijPlatform {
        intellijIdeaUltimate("2024.2")
        plugin("com.redhat.devtools.lsp4ij", "0.14.0")
    }
}

intellijPlatform {
    pluginConfiguration {
        ideaVersion {
            sinceBuild = "242"
            untilBuild = provider { null }
        }
    }
}
