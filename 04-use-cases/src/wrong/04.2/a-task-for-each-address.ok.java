// Alternative: each address is tried by a task of its own, whose outcome is not lost.
package asyncio.stream;

import static asyncio.Asyncio.createTask;

import asyncio.task.CancelledError;
import asyncio.task.Task;

final class Connector {

  static Coroutine<SocketChannel> connect(List<InetSocketAddress> addresses, ChannelOpener opener) {
    return async(
        () -> {
          if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address to connect to");
          }
          var none = new ConnectException("no connection to any of " + addresses);
          for (InetSocketAddress address : addresses) {
            try {
              return await(tried(connectTo(address, opener)), IOException.class);
            } catch (IOException failure) {
              none.addSuppressed(failure);
            }
          }
          throw addresses.size() == 1 ? (IOException) none.getSuppressed()[0] : none;
        });
  }

  private static Coroutine<SocketChannel> tried(Coroutine<SocketChannel> address) {
    return async(
        () -> {
          Task<SocketChannel> attempt = createTask(address);
          try {
            return await(attempt);
          } catch (CancelledError givenUp) {
            attempt.addDoneCallback(Connector::closeMade);
            throw givenUp;
          }
        });
  }

  private static void closeMade(Future<SocketChannel> attempt) {
    if (!attempt.isCancelled() && attempt.exception() == null) {
      try {
        attempt.result().close();
      } catch (IOException gone) {
        // It was not going to be used.
      }
    }
  }
}
