// Misconception: only what failed has to be closed.
// Fails: givenUp, givenUpAtAnyMoment
package asyncio.stream;

final class Connector {

  private static Coroutine<SocketChannel> connectTo(
      InetSocketAddress address, ChannelOpener opener) {
    return async(
        () -> {
          SocketChannel channel = opener.open();
          try {
            channel.configureBlocking(false);
            if (!channel.connect(address)) {
              await(connected(channel));
            }
            return channel;
          } catch (Exception failure) {
            channel.close();
            throw failure;
          }
        });
  }
}
