package com.intellij.execution.configurations;

public class GeneralCommandLine {
    public enum ParentEnvironmentType { NONE, SYSTEM, CONSOLE }

    public GeneralCommandLine(String... command) {
    }

    public GeneralCommandLine withWorkDirectory(String path) {
        return this;
    }

    public GeneralCommandLine withParentEnvironmentType(ParentEnvironmentType type) {
        return this;
    }
}
