// Misconception: a connection that is made is handed out, even to somebody who has given up.
// Fails: givenUpAtAnyMoment
// Removes: connected, writable, wake
package asyncio.stream;

import asyncio.task.CancelledError;

final class Connector {

  private static Coroutine<SocketChannel> connectTo(
      InetSocketAddress address, ChannelOpener opener) {
    return async(
        () -> {
          SocketChannel channel = opener.open();
          var made = new Future<Void>(EventLoop.running());
          try {
            channel.configureBlocking(false);
            if (!channel.connect(address)) {
              made.loop().addWriter(channel, () -> finish(channel, made));
              try {
                await(made);
              } catch (CancelledError late) {
                if (!channel.isConnected()) {
                  throw late;
                }
              }
            }
            return channel;
          } catch (Throwable failure) {
            channel.close();
            throw failure;
          } finally {
            made.loop().removeWriter(channel);
          }
        });
  }

  private static void finish(SocketChannel channel, Future<Void> made) {
    try {
      if (channel.finishConnect() && !made.isDone()) {
        made.setResult(null);
      }
    } catch (IOException failure) {
      if (!made.isDone()) {
        made.setException(failure);
      }
    }
  }
}
