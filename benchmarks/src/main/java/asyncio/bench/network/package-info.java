/**
 * Servers under load, and with idle connections: each in a process of its own, one after the other
 * in every round, with the same client.
 */
package asyncio.bench.network;
