package org.caminar.engine.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one JVM measures.
 *
 * @param part what it is measured for
 * @param scenario scenario of the reference experiment
 * @param firms number of firms
 * @param window quarters timed
 * @param runs rounds of the variants, at most
 * @param seconds after which no further round begins
 * @param warmUp whether to run a smaller country first, until the code is compiled
 * @param vector whether vectors serve
 * @param pinned whether the JVM is held on one core
 * @param variants what takes turns; ways that parts other than runs do not know are ignored by them
 */
record Task(
        Part part,
        String scenario,
        int firms,
        Window window,
        int runs,
        int seconds,
        boolean warmUp,
        boolean vector,
        boolean pinned,
        List<Variant> variants) {

    Task withVector(boolean present) {
        return new Task(part, scenario, firms, window, runs, seconds, warmUp, present, pinned, variants);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("part", part.toString());
        map.put("scenario", scenario);
        map.put("firms", firms);
        map.put("window", window.toString());
        map.put("runs", runs);
        map.put("seconds", seconds);
        map.put("warmUp", warmUp);
        map.put("vector", vector);
        map.put("pinned", pinned);
        map.put("variants", variants.stream().map(Variant::toMap).toList());
        return map;
    }

    static Task parse(String json) {
        Config config = ConfigFactory.parseString(json);
        return new Task(
                Part.parse(config.getString("part")),
                config.getString("scenario"),
                config.getInt("firms"),
                Window.parse(config.getString("window")),
                config.getInt("runs"),
                config.getInt("seconds"),
                config.getBoolean("warmUp"),
                config.getBoolean("vector"),
                config.getBoolean("pinned"),
                config.getConfigList("variants").stream().map(Variant::of).toList());
    }

    /** One line for the progress display. */
    String title() {
        return part + (part == Part.BANDWIDTH ? "" : " " + scenario + " " + firms) + " "
                + String.join("/", variants.stream().map(Variant::name).toList()) + (vector ? "" : " scalar");
    }
}
