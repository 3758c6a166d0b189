// Misconception: finishConnect finishes, or throws.
// Fails: aFalseAlarm
package asyncio.stream;

final class Connector {

  private static Coroutine<Void> connected(SocketChannel channel) {
    return async(
        () -> {
          await(writable(channel));
          channel.finishConnect();
        });
  }
}
