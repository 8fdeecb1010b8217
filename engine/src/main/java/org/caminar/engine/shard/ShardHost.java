package org.caminar.engine.shard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;

/** Where the region shards of a run come to life. */
@FunctionalInterface
public interface ShardHost {
    /** Each shard is a child of its coordinator. */
    static ShardHost children(ShardSettings settings) {
        return (context, number, firstDistrict, endDistrict) -> {
            ActorRef<RegionShard.Command> shard = context.spawn(
                    RegionShard.create(number, firstDistrict, endDistrict, settings, context.getSelf()),
                    "region-shard-" + number);
            context.watch(shard);
        };
    }

    /**
     * Starts the shard of districts [firstDistrict, endDistrict), which reports {@link RegionShard.Populated} to the coordinator
     * whose context this is.
     */
    void start(ActorContext<NationCoordinator.Command> context, int number, int firstDistrict, int endDistrict);
}
