package org.caminar.engine.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.model.Design;

/** The reference experiment at any size. */
public final class Countries {
    private static final int MEAN_DISTRICT = 400;

    private Countries() {}

    static Path conf() {
        return Path.of(System.getProperty("caminar.home", ".."), "conf");
    }

    /** {@code firms} firms in districts of 400 on average, simulated to the end of the window. */
    public static Design design(int firms, Window window, List<String> overrides) {
        List<String> all = new ArrayList<>(List.of(
                "country.firms=" + firms,
                "country.districts.count=" + Math.max(1, firms / MEAN_DISTRICT),
                "experiment.horizon=" + window.horizon()));
        all.addAll(overrides);
        return DesignLoader.load(conf(), "reference", all).design();
    }
}
