// Misconception: a host has one address.
// Fails: untilOneAnswers, noneAnswers, noChannel,
//   givenUpAtAnyMoment
package asyncio.stream;

final class Connector {

  static Coroutine<SocketChannel> connect(
      List<InetSocketAddress> addresses, ChannelOpener opener) {
    return async(
        () -> {
          if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address to connect to");
          }
          return await(connectTo(addresses.getFirst(), opener));
        });
  }
}
