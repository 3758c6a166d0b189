package asyncio.stream;

import asyncio.loop.EventLoop;
import java.util.ArrayList;

/**
 * Two connections, joined without a network: what one end writes, the other reads, in the loop's
 * next iteration. For tests on virtual time, where there are no channels.
 *
 * @param here one end
 * @param there the other
 */
public record MemoryConnection(Connection here, Connection there) {

  private static final int DEFAULT_CAPACITY = 64 * 1024;

  /** Makes a pair on the running loop. */
  public static MemoryConnection pair() {
    return pair(DEFAULT_CAPACITY, StreamReader.DEFAULT_LIMIT);
  }

  /**
   * Makes a pair on the running loop.
   *
   * @param capacity how many bytes are on their way in each direction at most; what is written
   *     beyond is kept by the writer, as with a socket
   * @param limit of both readers
   */
  public static MemoryConnection pair(int capacity, int limit) {
    EventLoop loop = EventLoop.running();
    var ends = new ArrayList<Connection>();
    MemoryTransport.join(end(loop, capacity, limit, ends), end(loop, capacity, limit, ends));
    return new MemoryConnection(ends.getFirst(), ends.getLast());
  }

  private static MemoryTransport end(
      EventLoop loop, int capacity, int limit, ArrayList<Connection> ends) {
    return new MemoryTransport(loop, new StreamProtocol(limit, ends::add, _ -> {}), capacity);
  }
}
