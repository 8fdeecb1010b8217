/**
 * One run over many nodes: region shards as Akka Cluster Sharding entities, a leader that survives the loss of any node as a cluster
 * singleton, and the format on the wire.
 */
package org.caminar.engine.cluster;
