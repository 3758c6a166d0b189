// Misconception: a channel that has nothing to wait for needs no mode for waiting.
// Fails: madeAtOnce
package asyncio.stream;

final class Connector {

  private static Coroutine<SocketChannel> connectTo(
      InetSocketAddress address, ChannelOpener opener) {
    return async(
        () -> {
          SocketChannel channel = opener.open();
          try {
            channel.configureBlocking(false);
            if (channel.connect(address)) {
              channel.configureBlocking(true);
            } else {
              await(connected(channel));
            }
            return channel;
          } catch (Throwable failure) {
            channel.close();
            throw failure;
          }
        });
  }
}
