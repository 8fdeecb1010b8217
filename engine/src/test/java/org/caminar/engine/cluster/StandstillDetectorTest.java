package org.caminar.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caminar.engine.shard.Pulse;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: only a run in which nobody is at work and nothing arrives counts as standing still. */
class StandstillDetectorTest {
    private final StandstillDetector detector = new StandstillDetector(2, 2, 0);

    /** One round in which participants say these words, in order; one that is at work says nothing. */
    private boolean round(String... words) {
        int round = detector.nextRound();
        boolean standstill = false;
        for (int p = 0; p < words.length; p++) {
            standstill = detector.isStandstill(new Pulse(p, round, words[p]));
        }
        return standstill;
    }

    @Test
    void everybodyWaitingAsBeforeIsAStandstill() {
        assertThat(List.of(round("a", "b"), round("a", "b"), round("a", "b"))).containsExactly(false, false, true);
        assertThat(detector).hasToString("a; b");
    }

    @Test
    void whoeverIsAtWorkDoesNotAnswer() {
        for (int i = 0; i < 20; i++) {
            assertThat(round("a")).isFalse();
        }
        assertThat(List.of(round("a", "b"), round("a", "b"), round("a"), round("a", "b"), round("a", "b")))
                .containsOnly(false);
        assertThat(round("a", "b")).isTrue();
    }

    @Test
    void whereSomethingArrivesTheRunGoesOn() {
        for (int i = 0; i < 20; i++) {
            assertThat(round("a", i % 2 == 0 ? "b" : "c")).isFalse();
        }
    }

    @Test
    void lateAndRepeatedAnswersDoNotCount() {
        int first = detector.nextRound();
        assertThat(detector.isStandstill(new Pulse(0, first, "a"))).isFalse();
        int second = detector.nextRound();
        for (int i = 0; i < 5; i++) {
            assertThat(detector.isStandstill(new Pulse(1, first, "b"))).isFalse();
            assertThat(detector.isStandstill(new Pulse(0, second, "a"))).isFalse();
        }
    }
}
