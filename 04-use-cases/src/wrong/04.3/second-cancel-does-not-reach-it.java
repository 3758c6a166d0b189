// Misconception: what has to be finished is shielded, so that nobody can interrupt it.
// Fails: cancelledOnceMore
package asyncio.http;

import static asyncio.Asyncio.shield;

public final class HttpServer {

  public Coroutine<Void> serveUntilCancelled(Duration grace) {
    return async(
        () -> {
          try {
            await(new Future<Void>(EventLoop.running()));
          } finally {
            await(shield(shutdown(grace)));
          }
        });
  }
}
