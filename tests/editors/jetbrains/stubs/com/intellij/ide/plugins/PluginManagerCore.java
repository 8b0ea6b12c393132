package com.intellij.ide.plugins;

import com.intellij.openapi.extensions.PluginId;

public final class PluginManagerCore {
    public static boolean isPluginInstalled(PluginId id) {
        return false;
    }

    public static boolean isDisabled(PluginId id) {
        return false;
    }
}
