// Misconception: a channel that is not connected holds nothing that had to be given back.
// Fails: refused, untilOneAnswers, noneAnswers,
//   anAddressOfNoUse, givenUpAtAnyMoment
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
          } catch (Error failure) {
            channel.close();
            throw failure;
          }
        });
  }
}
