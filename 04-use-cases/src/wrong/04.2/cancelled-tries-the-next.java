// Misconception: whatever comes of one address, there is another one.
// Fails: anAddressOfNoUse, givenUp, givenUpAtAnyMoment
package asyncio.stream;

final class Connector {

  static Coroutine<SocketChannel> connect(
      List<InetSocketAddress> addresses, ChannelOpener opener) {
    return async(
        () -> {
          if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address to connect to");
          }
          var none = new ConnectException("no connection to any of " + addresses);
          for (InetSocketAddress address : addresses) {
            try {
              return await(connectTo(address, opener));
            } catch (Throwable failure) {
              none.addSuppressed(failure);
            }
          }
          if (addresses.size() == 1 && none.getSuppressed()[0] instanceof IOException failure) {
            throw failure;
          }
          throw none;
        });
  }
}
