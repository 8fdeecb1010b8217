package org.caminar.engine.cluster;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.ClusterDomainEvent;
import akka.cluster.ClusterEvent.MemberDowned;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.MemberUp;
import akka.cluster.ClusterEvent.ReachableMember;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import org.slf4j.Logger;

/** Logs who comes and goes, as this node sees it. */
final class MembershipLog {
    private MembershipLog() {}

    static Behavior<ClusterDomainEvent> create() {
        return Behaviors.setup(context -> {
            Cluster.get(context.getSystem())
                    .subscriptions()
                    .tell(Subscribe.create(context.getSelf(), ClusterDomainEvent.class));
            return Behaviors.receiveMessage(event -> log(context, event));
        });
    }

    private static Behavior<ClusterDomainEvent> log(
            ActorContext<ClusterDomainEvent> context, ClusterDomainEvent event) {
        Logger log = context.getLog();
        if (event instanceof MemberUp up) {
            log.info("node {} has joined", up.member().address().hostPort());
        } else if (event instanceof UnreachableMember silent) {
            log.warn("node {} does not answer", silent.member().address().hostPort());
        } else if (event instanceof ReachableMember back) {
            log.info("node {} answers again", back.member().address().hostPort());
        } else if (event instanceof MemberDowned down) {
            log.warn("node {} is given up", down.member().address().hostPort());
        } else if (event instanceof MemberRemoved gone) {
            log.warn("node {} is out", gone.member().address().hostPort());
        }
        return Behaviors.same();
    }
}
