package asyncio.bench.network;

/**
 * What a server did under load.
 *
 * @param messagesPerSecond how many went there and back
 * @param p50Micros half of them were faster
 * @param p99Micros one in a hundred was slower
 */
record Load(double messagesPerSecond, double p50Micros, double p99Micros) {}
