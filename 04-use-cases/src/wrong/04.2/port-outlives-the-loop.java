// Misconception: whoever makes a server closes it.
// Fails: closedWithTheLoop
package asyncio.stream;

public final class Server implements AutoCloseable {

  void start() {
    loop.addReader(listener, this::accept);
  }
}
