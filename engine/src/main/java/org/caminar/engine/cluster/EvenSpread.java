package org.caminar.engine.cluster;

import akka.actor.ActorRef;
import akka.actor.Address;
import akka.cluster.Cluster;
import akka.cluster.Member;
import akka.cluster.sharding.ShardCoordinator;
import akka.dispatch.Futures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spreads the shards of an attempt evenly over the nodes that are there, whatever is left of earlier attempts, of which sharding
 * forgets nothing. None moves later: it would lose its state.
 */
final class EvenSpread extends ShardCoordinator.AbstractShardAllocationStrategy {
    private final Cluster cluster;

    EvenSpread(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Future<ActorRef> allocateShard(
            ActorRef requester, String shard, Map<ActorRef, IndexedSeq<String>> allocations) {
        String attempt = ClusterNode.attempt(shard);
        return Futures.successful(allocations.keySet().stream()
                .filter(this::isThere)
                .min(Comparator.comparingLong(region -> ofAttempt(attempt, allocations.get(region))))
                .orElse(requester));
    }

    private static long ofAttempt(String attempt, IndexedSeq<String> shards) {
        List<String> all = CollectionConverters.asJava(shards);
        return all.stream()
                .filter(shard -> ClusterNode.attempt(shard).equals(attempt))
                .count();
    }

    /** Sharding may hear later than the cluster that a node is gone. */
    private boolean isThere(ActorRef region) {
        Address address = region.path().address();
        return address.hasLocalScope()
                || (contains(cluster.state().getMembers(), address)
                        && !contains(cluster.state().getUnreachable(), address));
    }

    private static boolean contains(Iterable<Member> members, Address address) {
        return StreamSupport.stream(members.spliterator(), false)
                .anyMatch(member -> member.address().equals(address));
    }

    @Override
    public Future<Set<String>> rebalance(Map<ActorRef, IndexedSeq<String>> allocations, Set<String> underWay) {
        return Futures.successful(Set.of());
    }
}
