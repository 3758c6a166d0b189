// Misconception: a connection takes no time worth mentioning.
// Fails: theLoopGoesOn
package asyncio.stream;

final class Connector {

  private static Coroutine<SocketChannel> connectTo(
      InetSocketAddress address, ChannelOpener opener) {
    return async(
        () -> {
          SocketChannel channel = opener.open();
          try {
            channel.configureBlocking(true);
            boolean made = channel.connect(address);
            channel.configureBlocking(false);
            if (!made) {
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
