package org.caminar.engine.bench;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;

/** Renders maps of numbers, texts, lists and maps as JSON. */
final class Json {
    private Json() {}

    static String line(Map<String, ?> map) {
        return ConfigValueFactory.fromMap(map).render(ConfigRenderOptions.concise());
    }

    static String text(Map<String, ?> map) {
        return ConfigValueFactory.fromMap(map)
                .render(ConfigRenderOptions.concise().setFormatted(true));
    }
}
