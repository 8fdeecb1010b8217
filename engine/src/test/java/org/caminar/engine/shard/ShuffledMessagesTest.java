package org.caminar.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.nation.Nation;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FEATURE UNDER TEST: region shards come to the same state in whatever order their messages arrive, and into however many they are divided. The shards are real; a seeded
 * random number says which of all messages under way is delivered next, so that a request may overtake the word of the nation and an
 * answer a request.
 */
class ShuffledMessagesTest {
    private static final int QUARTERS = 10;
    private static final int SHARDS = 5;
    private static final Design DESIGN =
            Lab.argentina("experiment.scenarios=[baseline, both]", "experiment.budget=0.01");
    private static final List<String> EXPECTED = new Country(1, -1, ShardSettings.DEFAULT_HALO_ROWS).run();

    static Stream<Integer> seeds() {
        return IntStream.range(0, 12).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfMessagesDoesNotMatter(int seed) {
        Country country = new Country(SHARDS, seed, ShardSettings.DEFAULT_HALO_ROWS);
        assertThat(country.run()).isEqualTo(EXPECTED);
        assertThat(country.overtakings).as("messages out of order").isPositive();
        assertThat(country.halos).as("questions between shards").isGreaterThan(SHARDS * QUARTERS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neitherDoTheirNumberAndSize(int seed) {
        Country whole = new Country(SHARDS, seed, ShardSettings.DEFAULT_HALO_ROWS);
        Country divided = new Country(SHARDS, seed, 1 + seed % 4);
        assertThat(divided.run()).isEqualTo(whole.run()).isEqualTo(EXPECTED);
        assertThat(divided.halos).as("questions and answers between shards").isGreaterThan(whole.halos + 2 * QUARTERS);
    }

    private record Letter(int to, RegionShard.Command message) {}

    /** Real shards, and a nation that reduces what they report in the order of arrival. */
    private static final class Country {
        private final Draws draws = new Draws(DESIGN.experiment().seed(), 0);
        private final Policy policy = Policy.of(DESIGN, "both");
        private final Layout layout = Layout.of(DESIGN, draws);
        private final Nation nation = new Nation(DESIGN, policy, layout, draws);
        private final TestInbox<NationCoordinator.Command> inbox = TestInbox.create();
        private final List<BehaviorTestKit<RegionShard.Command>> shards = new ArrayList<>();
        private final List<Letter> underWay = new ArrayList<>();
        private final Random random;
        private final boolean shuffled;
        private int overtakings;
        private int halos;

        Country(int count, int seed, int haloRows) {
            this.random = new Random(seed);
            this.shuffled = seed >= 0;
            ShardSettings settings = ShardSettings.of(DESIGN, "both", 0, Optional.empty(), Optional.empty())
                    .withHaloRows(haloRows);
            int[] segments = layout.segments(count);
            List<ActorRef<RegionShard.Command>> refs = new ArrayList<>();
            int[] firstFirms = new int[count];
            for (int s = 0; s < count; s++) {
                firstFirms[s] = layout.firstFirm(segments[s]);
                shards.add(BehaviorTestKit.create(
                        RegionShard.create(s, segments[s], segments[s + 1], settings, inbox.getRef())));
                // A letter to the stub's own reference lands in its inbox, from which the post collects it.
                refs.add(shards.get(s).getRef());
            }
            shards.forEach(shard -> shard.run(new RegionShard.Peers(refs, firstFirms)));
        }

        List<String> run() {
            List<String> trace = new ArrayList<>();
            Tally tally = emptyTally();
            Histogram capability = new Histogram(0, 1, 4000);
            for (NationCoordinator.Command report : inbox.getAllReceived()) {
                RegionShard.Populated populated = (RegionShard.Populated) report;
                tally.merge(populated.tally());
                capability.merge(populated.capability());
            }
            Conditions conditions = nation.begin(tally);
            sendAll(new RegionShard.Classify(Nation.quartiles(capability), conditions.logMeanProductivity()));
            close(deliver(), trace);
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                sendAll(new RegionShard.Advance(conditions, quarter % 3 == 0, true));
                conditions = nation.next(close(deliver(), trace));
                trace.add("spending " + nation.spending());
            }
            return trace;
        }

        private Tally emptyTally() {
            return new Tally(policy.size(), layout.regions(), 0, layout.districts());
        }

        private void sendAll(RegionShard.Command message) {
            for (int s = 0; s < shards.size(); s++) {
                underWay.add(new Letter(s, message));
            }
        }

        /** Delivers letters until all shards have reported: questions about the next quarter may still be under way. */
        private List<NationCoordinator.Command> deliver() {
            List<NationCoordinator.Command> reports = new ArrayList<>();
            while (reports.size() < shards.size()) {
                int next = shuffled ? random.nextInt(underWay.size()) : 0;
                overtakings += next > 0 ? 1 : 0;
                Letter letter = underWay.remove(next);
                shards.get(letter.to()).run(letter.message());
                for (int s = 0; s < shards.size(); s++) {
                    for (RegionShard.Command message : shards.get(s).selfInbox().getAllReceived()) {
                        halos++;
                        underWay.add(new Letter(s, message));
                    }
                }
                reports.addAll(inbox.getAllReceived());
            }
            return reports;
        }

        private Tally close(List<NationCoordinator.Command> reports, List<String> trace) {
            Tally tally = emptyTally();
            long[] hashes = new long[layout.regions()];
            for (NationCoordinator.Command report : reports) {
                RegionShard.Stepped stepped = (RegionShard.Stepped) report;
                tally.merge(stepped.report().tally());
                long[] part = stepped.report().hashes().orElseThrow();
                for (int r = 0; r < hashes.length; r++) {
                    hashes[r] += part[r];
                }
            }
            trace.add(Arrays.toString(hashes) + " cash " + tally.cash + " value " + tally.valueAdded + " bridged "
                    + tally.bridged + " members " + Arrays.deepToString(tally.members));
            return tally;
        }
    }
}
