// Misconception: once the future has its result, the connection has found its owner.
// Fails: givenUpAtAnyMoment
// Removes: connected, writable, wake
package asyncio.stream;

final class Connector {

  private static Coroutine<SocketChannel> connectTo(
      InetSocketAddress address, ChannelOpener opener) {
    return async(
        () -> {
          SocketChannel channel = opener.open();
          var made = new Future<Void>(EventLoop.running());
          try {
            channel.configureBlocking(false);
            if (!channel.connect(address)) {
              made.loop().addWriter(channel, () -> finish(channel, made));
              await(made);
            }
            return channel;
          } catch (Throwable failure) {
            if (!made.isDone() || made.isCancelled() || made.exception() != null) {
              channel.close();
            }
            throw failure;
          } finally {
            made.loop().removeWriter(channel);
          }
        });
  }

  private static void finish(SocketChannel channel, Future<Void> made) {
    try {
      if (channel.finishConnect() && !made.isDone()) {
        made.setResult(null);
      }
    } catch (IOException failure) {
      if (!made.isDone()) {
        made.setException(failure);
      }
    }
  }
}
