// Misconception: a channel that is ready to be written to is connected.
// Fails: Serving.clientsSideBySide, Serving.closedWhenTheHandlerEnds, Serving.aFailingHandler,
//   Serving.aCancelledHandler, Serving.aClosedServer, Serving.waitClosed,
//   Serving.closeAndAbortClients, Serving.serveForever,
//   Serving.theDemoPrintsWhatItsCPythonTwinPrints, Serving.largeMessages, Connecting.theLoopGoesOn,
//   Connecting.refused, Connecting.untilOneAnswers, Connecting.noneAnswers
package asyncio.stream;

final class Connector {

  private static Coroutine<Void> connected(SocketChannel channel) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          var ready = new Future<Void>(loop);
          loop.addWriter(channel, () -> wake(ready));
          try {
            await(ready);
          } finally {
            loop.removeWriter(channel);
          }
        });
  }
}
