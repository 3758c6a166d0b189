// Misconception: a channel is connected first, and then put into non-blocking mode.
// Fails: Connecting.theLoopGoesOn
package asyncio.stream;

final class Connector {

  private static Coroutine<SocketChannel> connectTo(
      InetSocketAddress address, ChannelOpener opener) {
    return async(
        () -> {
          SocketChannel channel = opener.open();
          try {
            if (!channel.connect(address)) {
              await(connected(channel));
            }
            channel.configureBlocking(false);
            return channel;
          } catch (Throwable failure) {
            channel.close();
            throw failure;
          }
        });
  }
}
