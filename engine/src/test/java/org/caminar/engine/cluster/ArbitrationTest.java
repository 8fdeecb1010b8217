package org.caminar.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.caminar.engine.checkpoint.LocalStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: of the parts of a divided cluster exactly one is allowed to go on, whoever asks first or at the same time. */
class ArbitrationTest {
    @TempDir
    Path directory;

    private Arbitration arbitration() {
        LocalStore store = new LocalStore(directory);
        return new Arbitration(store, store.exclusiveWriter().orElseThrow());
    }

    @Test
    void whoAsksFirstGoesOn() throws IOException {
        assertThat(arbitration().mayGoOn("a#1", List.of("b#1"))).isTrue();
        assertThat(arbitration().mayGoOn("b#1", List.of("a#1"))).isFalse();
        assertThat(arbitration().mayGoOn("b#1", List.of("a#1"))).isFalse();
    }

    @Test
    void whatIsLeftAfterOneLossDecidesOnTheNext() throws IOException {
        assertThat(arbitration().mayGoOn("b#1", List.of("a#1"))).isTrue();
        assertThat(arbitration().mayGoOn("c#1", List.of("b#1"))).isTrue();
        assertThat(arbitration().mayGoOn("b#1", List.of("c#1"))).isFalse();
        assertThat(arbitration().mayGoOn("a#1", List.of("b#1", "c#1"))).isFalse();
        assertThat(arbitration().mayGoOn("a#2", List.of("c#1")))
                .as("a node that was started again")
                .isTrue();
    }

    @Test
    void whoAsksAgainHearsTheSame() throws IOException {
        assertThat(arbitration().mayGoOn("a#1", List.of("b#1"))).isTrue();
        assertThat(arbitration().mayGoOn("a#1", List.of("b#1"))).isTrue();
    }

    @Test
    void ofAllThatAskAtOnceOneGoesOn() throws Exception {
        int nodes = 6;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            for (int trial = 0; trial < 30; trial++) {
                List<String> names = names(trial, nodes);
                CyclicBarrier start = new CyclicBarrier(nodes);
                List<Callable<Boolean>> questions = new ArrayList<>();
                for (String self : names) {
                    questions.add(() -> {
                        start.await();
                        return arbitration()
                                .mayGoOn(
                                        self,
                                        names.stream()
                                                .filter(name -> !name.equals(self))
                                                .toList());
                    });
                }
                int allowed = 0;
                for (Future<Boolean> answer : threads.invokeAll(questions)) {
                    allowed += answer.get() ? 1 : 0;
                }
                assertThat(allowed).as("parts that go on in trial " + trial).isOne();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> names(int trial, int nodes) {
        return IntStream.range(0, nodes)
                .mapToObj(node -> "node-" + node + "#" + trial)
                .toList();
    }
}
