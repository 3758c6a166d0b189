// Misconception: what is wrong with an argument is said at once.
// Fails: withoutAnAddress
package asyncio.stream;

final class Connector {

  static Coroutine<SocketChannel> connect(List<InetSocketAddress> addresses, ChannelOpener opener) {
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("no address to connect to");
    }
    return async(
        () -> {
          var none = new ConnectException("no connection to any of " + addresses);
          for (InetSocketAddress address : addresses) {
            try {
              return await(connectTo(address, opener), IOException.class);
            } catch (IOException failure) {
              none.addSuppressed(failure);
            }
          }
          throw addresses.size() == 1 ? (IOException) none.getSuppressed()[0] : none;
        });
  }
}
