package dev.mitosis.cli.command;

import dev.mitosis.config.SettingKey;
import java.util.Arrays;
import java.util.ListResourceBundle;

/** The built-in value of each setting for the help of its option, as {@code ${bundle:default.<key>}}. */
public final class SettingDefaults extends ListResourceBundle {
    @Override
    protected Object[][] getContents() {
        return Arrays.stream(SettingKey.values())
                .map(key -> new Object[] {"default." + key.key(), key.builtIn()})
                .toArray(Object[][]::new);
    }
}
