// Misconception: of several failures the last one is as good as any.
// Fails: noneAnswers
package asyncio.stream;

final class Connector {

  static Coroutine<SocketChannel> connect(
      List<InetSocketAddress> addresses, ChannelOpener opener) {
    return async(
        () -> {
          if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address to connect to");
          }
          IOException last = null;
          for (InetSocketAddress address : addresses) {
            try {
              return await(connectTo(address, opener), IOException.class);
            } catch (IOException failure) {
              last = failure;
            }
          }
          throw last;
        });
  }
}
