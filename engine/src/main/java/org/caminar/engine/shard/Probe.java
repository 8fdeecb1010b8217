package org.caminar.engine.shard;

import akka.actor.typed.ActorRef;

/**
 * Asks a participant of a run how it stands. One that is at work answers when it is done with what it does.
 *
 * @param participant number that the answer is to carry
 * @param round number that the answer is to carry
 */
public record Probe(int participant, int round, ActorRef<Pulse> replyTo)
        implements RegionShard.Command, NationCoordinator.Command {

    /** Answers. */
    public void answer(String standing) {
        replyTo.tell(new Pulse(participant, round, standing));
    }
}
