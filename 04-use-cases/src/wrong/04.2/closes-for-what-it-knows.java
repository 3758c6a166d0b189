// Misconception: a connection fails by an IOException, or is cancelled; nothing else can happen.
// Fails: anAddressOfNoUse
package asyncio.stream;

import asyncio.task.CancelledError;

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
          } catch (IOException | CancelledError failure) {
            channel.close();
            throw failure;
          }
        });
  }
}
