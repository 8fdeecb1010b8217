package org.caminar.engine.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.caminar.engine.shard.NationCoordinator;
import org.caminar.engine.shard.Probe;
import org.caminar.engine.shard.Pulse;
import org.caminar.engine.shard.ShardHost;
import org.caminar.engine.shard.ShardSettings;

/** One attempt at a run: a coordinator beside the leader, its shards on whichever nodes sharding chooses. */
final class Attempt {
    /** Rounds are numbered so that a late answer from an attempt before counts for none of this one. */
    private static final int ROUND_BITS = 20;

    private final int number;
    private final ActorRef<NationCoordinator.Command> coordinator;
    private final List<EntityRef<ShardEntity.Command>> shards;
    private final StandstillDetector detector;

    private Attempt(
            int number,
            ActorRef<NationCoordinator.Command> coordinator,
            List<EntityRef<ShardEntity.Command>> shards,
            StandstillDetector detector) {
        this.number = number;
        this.coordinator = coordinator;
        this.shards = shards;
        this.detector = detector;
    }

    /**
     * Begins an attempt.
     *
     * @param patience rounds of questions without any change that make a standstill
     */
    static Attempt begin(
            ActorContext<RunLeader.Command> context, ShardSettings settings, int mostShards, int number, int patience) {
        // A name of its own, so that no message of an earlier attempt finds its shards.
        String id = UUID.randomUUID().toString().substring(0, 8);
        ClusterSharding sharding = ClusterSharding.get(context.getSystem());
        int count = settings.layout().segments(mostShards).length - 1;
        List<EntityRef<ShardEntity.Command>> shards = IntStream.range(0, count)
                .mapToObj(shard -> sharding.entityRefFor(ClusterNode.SHARDS, ClusterNode.entity(id, shard)))
                .toList();
        ShardHost host = (nation, shard, first, end) ->
                shards.get(shard).tell(new ShardEntity.Start(shard, first, end, nation.getSelf()));
        CompletableFuture<NationCoordinator.Outcome> outcome = new CompletableFuture<>();
        ActorRef<RunLeader.Command> leader = context.getSelf();
        ActorRef<NationCoordinator.Command> coordinator = context.spawn(
                NationCoordinator.create(
                        settings,
                        host,
                        mostShards,
                        (done, total) -> leader.tell(new RunLeader.Advanced(number, done)),
                        outcome),
                "attempt-" + number);
        context.pipeToSelf(outcome, (end, failure) -> new RunLeader.AttemptEnded(number, failure));
        return new Attempt(
                number, coordinator, shards, new StandstillDetector(count + 1, patience, number << ROUND_BITS));
    }

    int number() {
        return number;
    }

    /** Asks the coordinator and all shards how they stand. */
    void probe(ActorRef<Pulse> replyTo) {
        int round = detector.nextRound();
        for (int shard = 0; shard < shards.size(); shard++) {
            shards.get(shard).tell(new ShardEntity.Examine(new Probe(shard, round, replyTo)));
        }
        coordinator.tell(new Probe(shards.size(), round, replyTo));
    }

    /** Takes an answer; returns whether it shows that the attempt stands still. */
    boolean isStandstill(Pulse pulse) {
        return detector.isStandstill(pulse);
    }

    /** How all participants stand. */
    String standing() {
        return detector.toString();
    }

    void stop() {
        coordinator.tell(NationCoordinator.Stop.INSTANCE);
    }
}
