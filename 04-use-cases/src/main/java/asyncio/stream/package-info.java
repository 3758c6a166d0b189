/**
 * Bytes that come and go: streams, and the connections and servers that are made of them. In
 * Python, {@code asyncio.streams}, and the transports and protocols below.
 *
 * <p>Programs begin at {@link asyncio.stream.Streams}.
 */
package asyncio.stream;
