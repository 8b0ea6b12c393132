package com.intellij.openapi.extensions;

public final class PluginId {
    public static PluginId getId(String id) {
        return new PluginId();
    }
}
