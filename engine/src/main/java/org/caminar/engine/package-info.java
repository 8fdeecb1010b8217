/** The simulation: model, kernels, region shards on Akka. Knows nothing of Spark. */
package org.caminar.engine;
