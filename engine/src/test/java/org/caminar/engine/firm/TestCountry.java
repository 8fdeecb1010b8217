package org.caminar.engine.firm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.nation.Nation;
import org.caminar.engine.random.Draws;

/** A country held by one segment, stepped without actors. */
final class TestCountry {
    final Design design;
    final Policy policy;
    final Layout layout;
    final Draws draws;
    final Segment segment;
    final Nation nation;
    Tally tally;
    Conditions now;

    TestCountry(Design design, String scenario) {
        this.design = design;
        policy = Policy.of(design, scenario);
        draws = new Draws(design.experiment().seed(), 0);
        layout = Layout.of(design, draws);
        segment = new Segment(design, policy, layout, draws, 0, layout.districts());
        nation = new Nation(design, policy, layout, draws);
        tally = segment.tallyInitial();
        now = nation.begin(tally);
    }

    /** The reference experiment with {@code firms} firms and overrides. */
    static Design design(int firms, String... overrides) {
        List<String> all = new ArrayList<>(List.of("country.firms=" + firms, "experiment.scale=1"));
        all.addAll(List.of(overrides));
        return DesignLoader.load(Path.of("..", "conf"), "reference", all).design();
    }

    /** Finds out all that firms need to know of each other in the quarter at hand. */
    void meet() {
        segment.meet(now);
        segment.lookUpPartners(0, segment.halo().ties());
        segment.lookUpHosts();
    }

    /** Lives through a quarter. */
    void quarter() {
        meet();
        tally = segment.step(now, Segment.Wanted.NOTHING).tally();
        now = nation.next(tally);
    }

    /** A segment's only district: {@code large} large firms, then SMEs of the smallest class. */
    static District district(int large, int size, int programmes) {
        return new District(0, 0, 0, new FirmColumns(0, size, 2), large, programmes, 0.5f);
    }
}
