// Misconception: the addresses of a host are all the same, in whatever order.
// Fails: untilOneAnswers, noChannel
package asyncio.stream;

final class Connector {

  static Coroutine<SocketChannel> connect(List<InetSocketAddress> addresses, ChannelOpener opener) {
    return async(
        () -> {
          if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address to connect to");
          }
          var none = new ConnectException("no connection to any of " + addresses);
          for (InetSocketAddress address : addresses.reversed()) {
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
