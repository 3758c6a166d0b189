// Misconception: a writer that has been called is done with.
// Fails: givenUpAtAnyMoment, noLongerWatched
package asyncio.stream;

final class Connector {

  private static Coroutine<Void> writable(SocketChannel channel) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          var ready = new Future<Void>(loop);
          loop.addWriter(channel, () -> wake(ready));
          await(ready);
        });
  }
}
